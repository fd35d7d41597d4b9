using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Every write waits up to 200 ms for more, whatever the size and the rhythm of the events: the kernel's limit for a
/// socket that was told that more follows (tcp(7), TCP_CORK), as HAProxy does by default.
/// </summary>
internal sealed class CoalescingDelayRule : IRule
{
    private const double LeastMs = 100;
    private const double MostMs = 260;
    private const double UsualFromMs = 150;
    private const double UsualToMs = 230;
    private const double LeastShare = 0.3;

    public string Code => "coalescing-delay";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.Of(seen, StreamKind.Small) is not { } small || Delivery.Of(seen, StreamKind.Fast) is not { } fast
            || !IsCapped(small) || !IsCapped(fast) || fast.EventsPerRelease < 2 || Overload.Explains(seen, small.Spread.P90))
        {
            return null;
        }

        // Jitter has the same spread, and lets each event through alone; a large event that waits alone waits all of it.
        var isCork = small.EventsPerRelease >= 1.4
            || small.Spread.P50 is >= UsualFromMs and <= UsualToMs
            || Delivery.Of(seen, StreamKind.Large)?.Spread.P50 is >= UsualFromMs and <= UsualToMs;
        return isCork ? Find(seen, small, fast) : null;
    }

    private static bool IsCapped(Delivery delivery) => delivery.Holds.Count >= Delivery.FewestEvents
        && delivery.Spread.P90 is >= LeastMs and <= MostMs && delivery.HeldShare >= LeastShare;

    private Finding Find(RunObservations seen, Delivery small, Delivery fast) => new(
        Code,
        FindingSeverity.Fault,
        Certainty.Certain,
        $"{ProxyIdentity.Name(seen)} waits up to {Figures.Time(small.Spread.P90)} for more before it sends an event",
        "The proxy tells the system that more data follows, and the system keeps what does not fill a packet for up to 200 ms. Events come "
        + "late, and often in pairs; a busier stream does not come faster. HAProxy does so unless it is told otherwise.",
        [
            new Evidence("Hold of an event 200 ms apart, p50 and p90", null, $"{Figures.Time(small.Spread.P50)}, {Figures.Time(small.Spread.P90)}"),
            new Evidence("Hold of an event 40 ms apart, p50 and p90", null, $"{Figures.Time(fast.Spread.P50)}, {Figures.Time(fast.Spread.P90)}"),
            .. DelayEvidence.Hold(seen, StreamKind.Large, "Large events"),
            .. DelayEvidence.Of(seen),
        ],
        [
            new LookAlike("a buffer that fills", "a stream with fifty times the bytes was held for just as long"),
            new LookAlike("a delivery that is one event late", "the delay does not follow the rhythm of the events"),
            new LookAlike("a constant latency", $"{fast.EventsPerRelease:0.#} events 40 ms apart arrived together"),
        ],
        FixOrder.For(seen, DelayFixes.Coalescing),
        "Test again: each event must arrive alone and at once.");
}
