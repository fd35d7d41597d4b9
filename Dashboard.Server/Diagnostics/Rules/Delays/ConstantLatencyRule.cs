using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Every event is late by the same time, whatever the rhythm: distance, not a fault of a configuration.</summary>
internal sealed class ConstantLatencyRule : IRule
{
    public string Code => "constant-latency";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.OfMain(seen) is not { } main || !IsSteady(seen, main) || Overload.Explains(seen, 2 * main.Spread.P50))
        {
            return null;
        }

        var fast = Delivery.Of(seen, StreamKind.Fast);
        if (fast is not null && Math.Abs(fast.Spread.P50 - main.Spread.P50) > Math.Max(seen.ThresholdMs, main.Spread.P50 / 2))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            fast is null ? Certainty.Possible : Certainty.Certain,
            $"The proxied path takes {Figures.Time(main.Spread.P50)} longer for every event",
            "Each event comes alone and late by the same time. That is the way of the bytes: a distant network, a tunnel, one more hop, and not "
            + "something that gathers events.",
            [
                new Evidence("Hold of an event, p10, p50 and p90", null, $"{Figures.Time(main.Spread.P10)}, {Figures.Time(main.Spread.P50)}, {Figures.Time(main.Spread.P90)}"),
                .. DelayEvidence.Of(seen),
                .. DelayEvidence.Hold(seen, StreamKind.Fast, "Events 40 ms apart"),
            ],
            [
                new LookAlike("a buffer that fills", "each event arrived alone"),
                .. fast is null ? Array.Empty<LookAlike>() : [new LookAlike("a delivery that is one event late", "a faster stream is late by the same time")],
            ],
            FixOrder.For(seen, DelayFixes.Network),
            "Test again from another place, or with the proxy nearer to the application: the hold must shrink with the distance.");
    }

    private static bool IsSteady(RunObservations seen, Delivery main) => main.Holds.Count >= Delivery.FewestEvents
        && main.Spread.P50 > seen.ThresholdMs && main.Spread.P10 > seen.ThresholdMs / 2
        && main.Spread.Spread < 0.5 * main.Spread.P50 && main.EventsPerRelease < 1.25
        && (main.Pair.IntervalMs is not null || !main.IsOneBehind);
}
