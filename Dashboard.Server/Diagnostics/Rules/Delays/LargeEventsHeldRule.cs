using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Small events are live, and each large one arrives only when the next is written.</summary>
internal sealed class LargeEventsHeldRule : IRule
{
    public string Code => "large-events-held";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.Of(seen, StreamKind.Large) is not { IsOneBehind: true, IsHeld: true } large
            || Delivery.Of(seen, StreamKind.Small) is not { IsHeld: false, Holds.Count: >= Delivery.FewestEvents } small
            || Overload.HidesDelays(seen))
        {
            return null;
        }

        var bytes = large.Pair.Direct.Events.Average(one => one.Bytes);
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} delivers large events one event late: events of {bytes:#,0} bytes wait {Figures.Time(large.Spread.P50)}, small ones {Figures.Time(Math.Max(0, small.Spread.P50))}",
            "Buffering is on, and what the application writes passes only as long as it fits into one buffer in one piece. The end of a larger "
            + "event stays behind until the next one pushes it out, so on a quiet stream it may wait for minutes.",
            [
                new Evidence("Large events that arrived when the next one was written", null, Figures.Share(large.OneBehindShare)),
                new Evidence("Hold of a large event, p50", null, Figures.Time(large.Spread.P50)),
                new Evidence("Hold of a small event, p50", null, Figures.Time(small.Spread.P50)),
            ],
            [
                new LookAlike("a filter that keeps every event's end", "small events were live"),
                new LookAlike("a network that is too slow for large events", "they waited for the next event, not for their bytes"),
            ],
            FixOrder.For(seen, DelayFixes.Buffering),
            "Test again: large events must arrive when they are written. Larger buffers only move the limit.");
    }
}
