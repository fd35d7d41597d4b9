using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Even small events arrive only when the next one is written.</summary>
internal sealed class OneBehindRule : IRule
{
    public string Code => "one-behind";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.OfMain(seen) is not { IsOneBehind: true, IsHeld: true } main || Overload.HidesDelays(seen) || Fast(seen) is { IsOneBehind: false })
        {
            return null;
        }

        var fast = Fast(seen);
        return new Finding(
            Code,
            Unbuffered.Severity(seen),
            fast is null ? Certainty.Likely : Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} delivers every event one event late: {Figures.Time(main.Spread.P50)} at one event each {Figures.Time(main.IntervalMs)}{Unbuffered.TitleEnd(seen)}",
            "Something in the proxy keeps the end of each event until more follows: a filter that searches the text and waits to see whether its "
            + "pattern goes on, or a compressor that flushes too early. The last event of a burst stays until the next burst.",
            [
                new Evidence("Events that arrived when the next one was written", null, Figures.Share(main.OneBehindShare)),
                .. DelayEvidence.Of(seen),
                .. DelayEvidence.Hold(seen, StreamKind.Fast, "Events 40 ms apart"),
                .. Unbuffered.Evidence(seen),
            ],
            [
                .. fast is null ? Array.Empty<LookAlike>() : [new LookAlike("a constant latency", "the delay follows the rhythm of the events")],
                new LookAlike("a buffer that only large events fill", "these events are small"),
            ],
            FixOrder.For(seen, DelayFixes.Filters),
            "Test again: each event must arrive when it is written. Headers that are held until the first event have the same cause.");
    }

    // With events 40 ms apart, one behind is told apart from nothing only where the noise is low.
    private static Delivery? Fast(RunObservations seen) =>
        Delivery.Of(seen, StreamKind.Fast) is { } fast && fast.IntervalMs >= 1.5 * seen.ThresholdMs ? fast : null;
}
