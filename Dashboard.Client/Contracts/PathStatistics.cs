namespace Dashboard.Client.Contracts;

/// <summary>Figures over the samples that a comparison holds, in milliseconds.</summary>
/// <param name="Count">How many values there were; with 0 of them the other figures are 0.</param>
/// <param name="P50Ms">Half of the values are at most this (nearest rank).</param>
/// <param name="P95Ms">95 of 100 values are at most this (nearest rank).</param>
/// <param name="MaxMs">The largest value.</param>
public sealed record PathStatistics(int Count, double P50Ms, double P95Ms, double MaxMs)
{
    /// <summary>The figures of no values.</summary>
    public static PathStatistics Empty { get; } = new(0, 0, 0, 0);

    /// <summary>The figures of these values.</summary>
    public static PathStatistics Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? Empty
            : new PathStatistics(sorted.Length, NearestRank(sorted, 0.50), NearestRank(sorted, 0.95), sorted[^1]);
    }

    private static double NearestRank(double[] sorted, double quantile) =>
        sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
}
