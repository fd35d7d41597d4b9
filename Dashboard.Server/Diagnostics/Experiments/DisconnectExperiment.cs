using System.Text.Json;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Leaves a silent stream, and asks the application when it knows.</summary>
internal sealed class DisconnectExperiment : IExperiment
{
    private static readonly TimeSpan s_opening = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(1_500);

    /// <summary>One event that is larger than what proxies commonly gather, so that the headers come in any case; then silence.</summary>
    private static readonly ProbeStream s_stream = new("leave", 100, 70_000) { Count = 1, FirstMs = 0, StaysSilent = true };

    public string Code => "disconnect";

    public string Name => "A reader that leaves, to see whether the application learns of it";

    public TimeSpan AtMost => s_opening + s_wait;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var left = await LeaveAsync(context, cancellationToken);
        if (left is not var (direct, proxied))
        {
            return ExperimentResult.Skipped("The headers of a silent stream did not come, so nobody knows which one to ask about.");
        }

        var noticed = await Task.WhenAll(
            NoticedAsync(context, direct, cancellationToken), NoticedAsync(context, proxied, cancellationToken));
        context.Note(seen => seen with { Disconnect = new DisconnectProbe(noticed[0], noticed[1], s_wait.TotalMilliseconds) });
        return new ExperimentResult($"The application knows {Text(noticed[0])} directly and {Text(noticed[1])} through the proxy.");
    }

    /// <summary>Opens silent streams, and closes them again; their names at the application, or null where it gave none.</summary>
    private static async Task<(string Direct, string Proxied)?> LeaveAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var pair = new LivePair(null, context.Open(PathName.Direct, s_stream), context.Open(PathName.Proxied, s_stream));
        try
        {
            // Silent only once the event is through: a proxy that is still sending learns of the departure by itself.
            await context.UntilAsync(() => pair.All.All(one => one.Current.Events.Count > 0 || one.Ended.IsCompleted), s_opening, cancellationToken);
            return Name(pair.Direct) is { } direct && Name(pair.Proxied) is { } proxied ? (direct, proxied) : null;
        }
        finally
        {
            pair.Close();
        }

        static string? Name(IWireStream stream) => stream.Current.Header(ProbeHeaders.Marker);
    }

    /// <summary>Asked directly, until it knows: after how many milliseconds, or null where it does not in time.</summary>
    private static async Task<double?> NoticedAsync(DiagnosisContext context, string connection, CancellationToken cancellationToken)
    {
        var since = context.NowMs;
        var request = context.Paths.Request(PathName.Direct, context.Paths.Probe(PathName.Direct, $"left?connection={connection}"));
        while (context.NowMs - since < s_wait.TotalMilliseconds)
        {
            if (HasLeft(await context.AskAsync(request, cancellationToken)))
            {
                return context.NowMs - since;
            }

            await context.WaitAsync(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return null;
    }

    private static bool HasLeft(ExchangeObservation answer)
    {
        try
        {
            return answer.Status == 200 && JsonSerializer.Deserialize(answer.Body, ExperimentJson.Default.LeftAnswer) is { Open: false };
        }
        catch (JsonException)
        {
            // Asked again in a moment; without any answer it counts as not noticed.
            return false;
        }
    }

    private static string Text(double? noticedMs) => noticedMs is { } ms ? $"after {ms:0} ms" : $"not within {s_wait.TotalSeconds:0.0} s";
}
