using System.Text.Json;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Sends a small body and the largest that a notification may have, and counts how often they arrive.</summary>
internal sealed class PublishExperiment(RunOptions options) : IExperiment
{
    /// <summary>A usual notification, and the largest that the application takes by default (64 KiB).</summary>
    private static readonly int[] s_sizes = [200, 64 * 1024];

    public string Code => "publishes";

    public string Name => "Publishes of 200 bytes and of 64 KiB";

    public TimeSpan AtMost => s_sizes.Length * 3 * options.Exchange;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        foreach (var size in s_sizes)
        {
            var probe = await PublishAsync(context, size, cancellationToken);
            context.Note(seen => seen with { Publishes = [.. seen.Publishes, probe] });
        }

        return new ExperimentResult(string.Join("; ", context.Seen.Publishes.Select(
            one => $"{one.BodyBytes:N0} bytes: {Outcome.Of(one.Answers.Proxied)}, received {Times(one.Received)}")) + ".");
    }

    private static async Task<PublishProbe> PublishAsync(DiagnosisContext context, int size, CancellationToken cancellationToken)
    {
        var nonces = new Dictionary<PathName, string> { [PathName.Direct] = DiagnosisContext.Nonce(), [PathName.Proxied] = DiagnosisContext.Nonce() };
        var body = new byte[size];
        Array.Fill(body, (byte)'x');
        var answers = await context.AskBothAsync(
            path => Publish(context, path, nonces[path]) with { Method = "POST", Body = body }, cancellationToken);

        // Asked directly: what stands between must not answer for the application.
        var received = await context.AskAsync(Publish(context, PathName.Direct, nonces[PathName.Proxied]), cancellationToken);
        return new PublishProbe(size, answers, Received(received));
    }

    private static WireRequest Publish(DiagnosisContext context, PathName path, string nonce) =>
        context.Paths.Request(path, context.Paths.Probe(path, $"publish?probe={nonce}"), new HeaderField("Content-Type", "text/plain"));

    private static int Received(ExchangeObservation answer)
    {
        try
        {
            return answer.Status == 200 ? JsonSerializer.Deserialize(answer.Body, ExperimentJson.Default.PublishAnswer)?.Received ?? 0 : 0;
        }
        catch (JsonException)
        {
            // No count is none that could be shown.
            return 0;
        }
    }

    private static string Times(int times) => times == 1 ? "once" : $"{times} times";
}
