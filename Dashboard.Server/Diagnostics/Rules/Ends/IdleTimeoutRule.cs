using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy cuts a stream that is silent for some time, while busy ones live on.</summary>
internal sealed class IdleTimeoutRule : IRule
{
    /// <summary>The time between two heartbeats of this server, in milliseconds; a silence may be that long, and a little longer under load.</summary>
    private const double HeartbeatMs = 15_000;

    /// <summary>Three heartbeats: one may be lost with a connection, one may be late.</summary>
    private const double ComfortableMs = 3 * HeartbeatMs;

    public string Code => "idle-timeout";

    public Finding? Judge(RunObservations seen)
    {
        var (direct, proxied) = seen switch
        {
            { Idle: { } probe } when IsCutAlone(probe.Direct, probe.Proxied) => (probe.Direct, probe.Proxied),
            _ when seen.Stream(StreamKind.Idle) is { } pair && IsCutAlone(pair.Direct, pair.Proxied) => (pair.Direct, pair.Proxied),
            _ => ((StreamObservation?)null, (StreamObservation?)null),
        };
        if (direct is null || proxied is null || !IsBusyAlive(seen, proxied))
        {
            return null;
        }

        // What was held in the proxy counts as traffic: the silence began when the application wrote last.
        var lastByteMs = Math.Max(proxied.LastByteAtMs ?? 0, direct.Events.Count == 0 ? 0 : direct.Events[^1].AtMs);
        var silence = proxied.EndedAtMs!.Value - (lastByteMs > 0 && lastByteMs < proxied.EndedAtMs ? lastByteMs : proxied.RequestedAtMs ?? proxied.StartedAtMs);
        var lost = direct.Events.Select(one => one.Number).Except(proxied.Events.Select(one => one.Number)).Count();
        var isComfortable = Weigh(silence) == FindingSeverity.Advice;
        return new Finding(
            Code,
            Weigh(silence),
            seen.IsOurs ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} cuts a stream after {Figures.Time(silence)} of silence" + Comparison(silence)
                + (lost > 0 ? $", and {Figures.Count(lost, "event")} that it still held went down with it" : ""),
            "The proxy takes silence for death: without a byte for that long it closes the connection (nginx: proxy_read_timeout, 60 s by default). A "
            + "heartbeat from the application keeps a stream open as long as it comes more often than that. X-Accel-Buffering has no part in this."
            + (isComfortable ? " A longer timeout would only hide an application that has died." : ""),
            [
                new Evidence("Silence before the end", null, Figures.Time(silence)),
                new Evidence("How the silent stream ended", "open", Outcome.Words(proxied.End)),
                new Evidence("A busy stream meanwhile", "open", "open"),
                .. lost > 0 ? [new Evidence("Events that never came", "0", $"{lost}")] : Array.Empty<Evidence>(),
            ],
            [
                new LookAlike("an application that ends its stream", "the direct stream stayed open"),
                new LookAlike("a restart of the proxy, or a limit on the age of a stream", "busy streams stayed open"),
            ],
            isComfortable ? [] : FixOrder.For(seen, EndFixes.Idle),
            isComfortable
                ? "Nothing has to be changed as long as the application sends its heartbeat."
                : "Test again with the experiment that measures the idle timeout: the silence that is endured must be at least three heartbeats, 45 s.");
    }

    private static FindingSeverity Weigh(double silenceMs) => silenceMs switch
    {
        < HeartbeatMs + 1000 => FindingSeverity.Fault,
        < ComfortableMs - 1000 => FindingSeverity.Risk,
        _ => FindingSeverity.Advice,
    };

    private static string Comparison(double silenceMs) => Weigh(silenceMs) switch
    {
        FindingSeverity.Fault => ", before the heartbeat of 15 s can come",
        FindingSeverity.Risk => "; one late heartbeat is enough to lose the stream",
        _ => "; the heartbeat each 15 s keeps it open",
    };

    private static bool IsCutAlone(StreamObservation direct, StreamObservation proxied) =>
        direct.End == StreamEnd.Open && proxied.End is StreamEnd.Cut or StreamEnd.Reset or StreamEnd.Clean && proxied.EndedAtMs is not null
        && proxied.Status is 200 or null;

    // A stream of the same time that was busy when the silent one ended; without one, nothing tells silence from age.
    private static bool IsBusyAlive(RunObservations seen, StreamObservation cut) => seen.Idle?.Proxied == cut
        || seen.Streams.Any(one => one.Key is not StreamKind.Idle && one.Value.Proxied is { End: StreamEnd.Open, Status: 200 or null }
            && one.Value.Direct.End == StreamEnd.Open);
}
