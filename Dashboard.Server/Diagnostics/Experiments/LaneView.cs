using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What a connection saw, as the panel and reports show it: without what grants access.</summary>
internal static class LaneView
{
    public static DiagnosisLane Of(PathName path, StreamObservation seen, int mostEvents) => new(
        path,
        SecretText.Text(seen.Url),
        seen.HttpVersion,
        seen.Status,
        seen.ConnectedAtMs - seen.StartedAtMs,
        seen.TlsAtMs - seen.ConnectedAtMs,
        seen.HeadersMs,
        seen.FirstByteAtMs - seen.RequestedAtMs,
        seen.FirstEventMs,
        [.. seen.Headers.Select(SecretText.Header)],
        [.. seen.Events.Skip(seen.Events.Count - mostEvents).Select(one => new LaneEvent(one.Number, one.AtMs, one.Read + 1, one.Bytes))],
        EventsPerRead(seen),
        Outcome.Ended(seen));

    private static double EventsPerRead(StreamObservation seen)
    {
        var reads = seen.Events.Select(one => one.Read).Distinct().Count();
        return reads == 0 ? 0 : (double)seen.Events.Count / reads;
    }
}
