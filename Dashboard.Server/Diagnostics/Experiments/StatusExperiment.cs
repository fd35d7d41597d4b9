using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Asks the application for statuses that proxies like to replace.</summary>
internal sealed class StatusExperiment(RunOptions options) : IExperiment
{
    private static readonly int[] s_statuses = [401, 404, 503];

    public string Code => "statuses";

    public string Name => "Refusals of the application, to see whether they pass as they are";

    public TimeSpan AtMost => s_statuses.Length * 2 * options.Exchange;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        foreach (var status in s_statuses)
        {
            var answers = await context.AskBothAsync(
                path => context.Paths.Request(path, context.Paths.Probe(path, $"status?code={status}")), cancellationToken);
            context.Note(seen => seen with { Statuses = [.. seen.Statuses, new StatusProbe(status, answers)] });
        }

        return new ExperimentResult(string.Join(", ", context.Seen.Statuses.Select(
            one => $"{one.Status} came as {Outcome.Of(one.Answers.Proxied)}")) + ".");
    }
}
