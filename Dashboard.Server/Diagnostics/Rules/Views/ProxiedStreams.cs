using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>All streams that were opened through the proxy, and who answered them.</summary>
internal static class ProxiedStreams
{
    /// <summary>A connection that is dropped later than this had been accepted, in milliseconds.</summary>
    private const double LongestRefusalMs = 2000;

    /// <summary>The streams of the comparison, in the order in which they were opened.</summary>
    public static IReadOnlyList<StreamObservation> Compared(RunObservations seen) =>
        [.. seen.Streams.Values.Select(pair => pair.Proxied).OrderBy(one => one.StartedAtMs)];

    /// <summary>The same, and those that were opened all at once.</summary>
    public static IReadOnlyList<StreamObservation> All(RunObservations seen) =>
        [.. Compared(seen), .. seen.Parallel?.Streams ?? []];

    /// <summary>
    /// Whether an event stream of the application came. A stream that the proxy makes up itself, as an error page for
    /// event streams, has neither the application's marker nor its events.
    /// </summary>
    public static bool IsServed(RunObservations seen, StreamObservation stream) =>
        stream.IsEventStream && (!seen.IsOurs || stream.IsMarked || stream.Events.Any(one => one.Id.Length > 0));

    /// <summary>Whether the proxy, and not the application, ended the request with a status or without any answer.</summary>
    public static bool IsTurnedAway(RunObservations seen, StreamObservation stream) => stream switch
    {
        { IsMarked: true } => false,
        { Status: >= 400 } => true,
        { Status: null, End: StreamEnd.Reset or StreamEnd.Cut } => stream.EndedAtMs - stream.StartedAtMs < LongestRefusalMs,
        { IsEventStream: true } => seen.IsOurs && !IsServed(seen, stream) && stream.End == StreamEnd.Clean,
        _ => false,
    };

    /// <summary>Whether the proxy serves some streams, so that it turns others away by their number and not by their address.</summary>
    public static bool AreSomeServed(RunObservations seen) => All(seen).Any(one => IsServed(seen, one));
}
