using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// What became of the stream that asks proxies not to buffer (<c>X-Accel-Buffering: no</c>), as the streams of this
/// server do. Where it gets through and others are held, the proxy's configuration is wrong, and our streams do not show it.
/// </summary>
internal static class Unbuffered
{
    /// <summary>Whether it got through live, headers and events; null where it was not tried, or too little came of it yet.</summary>
    public static bool? IsLive(RunObservations seen)
    {
        if (seen.Stream(StreamKind.Unbuffered) is not { } pair || Delivery.Of(seen, StreamKind.Unbuffered) is not { } delivery)
        {
            return null;
        }

        if (new Headway(seen, pair).IsHeldToFirstEvent)
        {
            return false;
        }

        // A stream that has only begun holds no more events than one that is healthy.
        return delivery.Holds.Count + delivery.Stuck.Count < Delivery.FewestEvents ? null : !delivery.IsHeld;
    }

    /// <summary>A risk where the streams of this server get through; otherwise a fault.</summary>
    public static FindingSeverity Severity(RunObservations seen) =>
        IsLive(seen) == true ? FindingSeverity.Risk : FindingSeverity.Fault;

    /// <summary>What it adds to a title.</summary>
    public static string TitleEnd(RunObservations seen) =>
        IsLive(seen) == true ? " (the streams of this server ask not to be buffered, and get through)" : "";

    /// <summary>What was measured of it; empty where it was not tried.</summary>
    public static IEnumerable<Evidence> Evidence(RunObservations seen)
    {
        if (seen.Stream(StreamKind.Unbuffered) is { } pair && Delivery.Of(seen, StreamKind.Unbuffered) is { } delivery)
        {
            yield return new Evidence(
                "The same with X-Accel-Buffering: no, hold of an event (p50)",
                null,
                delivery.IsSilent ? "no event came" : Figures.Time(delivery.Spread.P50));
            yield return new Evidence(
                "The same with X-Accel-Buffering: no, time to the headers",
                Figures.TimeOrNone(pair.Direct.HeadersMs),
                Figures.TimeOrNone(pair.Proxied.HeadersMs));
        }
    }
}
