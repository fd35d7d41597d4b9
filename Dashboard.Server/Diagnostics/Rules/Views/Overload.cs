using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Whether this server was too busy to judge by the clock.</summary>
internal static class Overload
{
    /// <summary>With more noise than this between two direct connections, in milliseconds, a delay of 200 ms cannot be told any more.</summary>
    private const double MostNoiseMs = 100;

    /// <summary>A process that stood still for so long, in milliseconds, has measured itself.</summary>
    private const double MostStarvedMs = 2000;

    /// <summary>Whether delays of less than a second mean nothing in this run.</summary>
    public static bool HidesDelays(RunObservations seen) => seen.NoiseMs > MostNoiseMs || seen.StarvedMs > MostStarvedMs;

    /// <summary>Whether holds of this length may be this process's own, in milliseconds.</summary>
    public static bool Explains(RunObservations seen, double holdMs) => HidesDelays(seen) || seen.StarvedMs > holdMs;

    /// <summary>Whether something looks late, and this server may be why.</summary>
    public static bool LeavesDoubt(RunObservations seen) => HidesDelays(seen)
        || (seen.StarvedMs > seen.ThresholdMs && Delivery.OfMain(seen) is { } main
            && (main.HeldShare > 0.2 || main.Spread.P50 > seen.ThresholdMs));
}
