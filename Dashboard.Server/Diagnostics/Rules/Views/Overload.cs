using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Whether this server was too busy to judge by the clock.</summary>
internal static class Overload
{
    /// <summary>With more noise than this between two direct connections, in milliseconds, a delay of 200 ms cannot be told any more.</summary>
    private const double MostNoiseMs = 100;

    /// <summary>A process that stood still for so long, in milliseconds, has measured itself.</summary>
    private const double MostStarvedMs = 2000;

    /// <summary>Where direct answers are further apart than this, in milliseconds, nobody can say whether streams begin later through the proxy.</summary>
    private const double MostAnswersApartMs = 500;

    /// <summary>Whether delays of less than a second mean nothing in this run.</summary>
    public static bool HidesDelays(RunObservations seen) => seen.NoiseMs > MostNoiseMs || seen.StarvedMs > MostStarvedMs;

    /// <summary>Whether holds of this length may be this process's own, in milliseconds.</summary>
    public static bool Explains(RunObservations seen, double holdMs) => HidesDelays(seen) || seen.StarvedMs > holdMs;

    /// <summary>By how much a single request may be late because this server was busy, in milliseconds.</summary>
    public static double LateByChanceMs(RunObservations seen) => Math.Max(seen.StarvedMs, seen.AnswersApartMs);

    /// <summary>
    /// Whether something looks late, and this server may be why; or whether a fault would be named, had it not been busy:
    /// then "alike" would be as much of a guess as that fault.
    /// </summary>
    public static bool LeavesDoubt(RunObservations seen) => HidesDelays(seen)
        || seen.AnswersApartMs > MostAnswersApartMs
        || (LateByChanceMs(seen) > seen.ThresholdMs
            && RuleOrder.Findings(seen with { StarvedMs = 0, AnswersApartMs = 0 }) is [{ Severity: > FindingSeverity.Advice }, ..])
        || (seen.StarvedMs > seen.ThresholdMs && Delivery.OfMain(seen) is { } main
            && (main.HeldShare > 0.2 || main.Spread.P50 > seen.ThresholdMs));
}
