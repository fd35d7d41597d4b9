using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Every event is late by another time.</summary>
internal sealed class JitterRule : IRule
{
    public string Code => "jitter";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.OfMain(seen) is not { } main || !IsUneven(seen, main) || Overload.Explains(seen, main.Spread.P90))
        {
            return null;
        }

        // A stream of another rhythm must be late by about the same, or the delay depends on the rhythm and is something else.
        var fast = Delivery.Of(seen, StreamKind.Fast);
        if (fast is not null && (fast.Spread.P50 < main.Spread.P50 / 2 || fast.Spread.P50 > 2 * main.Spread.P50))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            fast is null ? Certainty.Possible : Certainty.Likely,
            $"Events through the proxy are late by {Figures.Time(main.Spread.P10)} to {Figures.Time(main.Spread.P90)}, each by another time",
            "Each event comes alone, and late by chance: a network with loss or queues, a wireless link, a proxy or a machine without enough "
            + "processor time.",
            [
                new Evidence("Hold of an event, p10, p50 and p90", null, $"{Figures.Time(main.Spread.P10)}, {Figures.Time(main.Spread.P50)}, {Figures.Time(main.Spread.P90)}"),
                .. DelayEvidence.Of(seen),
                .. DelayEvidence.Hold(seen, StreamKind.Fast, "Events 40 ms apart"),
            ],
            [
                new LookAlike("a buffer that fills", "each event arrived alone"),
                .. seen.NoiseMs is { } noise
                    ? [new LookAlike("a server that is too busy to measure", $"two direct connections differ by {Figures.Time(noise)} only")]
                    : Array.Empty<LookAlike>(),
            ],
            FixOrder.For(seen, DelayFixes.Network),
            "Test again at another time and from another place.");
    }

    private static bool IsUneven(RunObservations seen, Delivery main) => main.Holds.Count >= 2 * Delivery.FewestEvents
        && main.Spread.P50 > seen.ThresholdMs && main.Spread.Spread > 2 * seen.ThresholdMs && main.EventsPerRelease < 1.25
        && main.Spread.Spread >= 0.5 * main.Spread.P50 && !main.IsOneBehind && main.Spread.Max < 5 * main.Spread.P50;
}
