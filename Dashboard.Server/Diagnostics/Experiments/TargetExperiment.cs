using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Reads what a target that answers to no probes streams by itself, on both paths and twice directly.</summary>
internal sealed class TargetExperiment(RunOptions options) : IExperiment
{
    /// <summary>What an address that answers no stream is given before that is taken for its answer.</summary>
    private static readonly TimeSpan s_refusal = TimeSpan.FromSeconds(1);

    public string Code => "target";

    public string Name => "What the target streams by itself, on both paths";

    public TimeSpan AtMost => options.Foreign;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var pair = new LivePair(
            null, context.OpenTarget(PathName.Direct), context.OpenTarget(PathName.Proxied), context.OpenTarget(PathName.Control));
        context.Live = pair;
        using var starvation = new StarvationWatch(context.Time);
        var started = context.NowMs;
        try
        {
            await context.UntilAsync(
                () => context.NowMs - started > s_refusal.TotalMilliseconds && pair.All.All(IsOver), options.Foreign, cancellationToken);
        }
        finally
        {
            // Also of a run that was stopped: its verdict is on what has been seen.
            var seen = pair.Current;
            context.Note(all => all with
            {
                Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Target] = seen },
                NoiseMs = Noise.Of(seen),
                StarvedMs = starvation.WorstMs,
                AnswersApartMs = Noise.OfAnswers([seen]),
            });
            context.Live = null;
            pair.Close();
        }

        return new ExperimentResult(Text(context.Seen.Main!));
    }

    private static bool IsOver(IWireStream stream) =>
        stream.Ended.IsCompleted || stream.Current is { Status: not null, IsEventStream: false };

    private static string Text(StreamPair pair)
    {
        if (!pair.Direct.IsEventStream || !pair.Proxied.IsEventStream)
        {
            return $"Directly: {Answer(pair.Direct)}. Through the proxy: {Answer(pair.Proxied)}.";
        }

        var holds = PathStatistics.Of(pair.Holds.Select(hold => hold.Ms));
        return $"{pair.Direct.Events.Count} events came directly and {pair.Proxied.Events.Count} through the proxy"
            + (holds.Count == 0 ? "." : $", half of them at most {holds.P50Ms:0.00} ms later.");
    }

    private static string Answer(StreamObservation stream) => stream switch
    {
        { IsEventStream: true } => "an event stream",
        { Status: 200 } => $"status 200 with the type {stream.Header("Content-Type") ?? "(none)"}",
        { Status: { } status } => $"status {status}",
        _ => Outcome.Ended(stream) ?? "no answer",
    };
}
