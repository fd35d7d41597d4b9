using Dashboard.Client.Contracts;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What cannot be told from nothing.</summary>
internal static class Noise
{
    /// <summary>With fewer events than this a p95 says nothing.</summary>
    private const int FewestEvents = 5;

    /// <summary>The p95 of the distance between two direct connections, in milliseconds; null with too few events.</summary>
    public static double? Of(StreamPair? pair) =>
        pair?.Noise is { Count: >= FewestEvents } noise ? PathStatistics.Of(noise.Select(one => Math.Abs(one.Ms))).P95Ms : null;

    /// <summary>How much longer the slowest of the direct answers took than the quickest one, in milliseconds; 0 with fewer than two.</summary>
    public static double OfAnswers(IEnumerable<StreamPair> pairs)
    {
        double[] took = [.. pairs.SelectMany(pair => (double?[])[pair.Direct.HeadersMs, pair.Control?.HeadersMs]).OfType<double>()];
        return took.Length == 0 ? 0 : took.Max() - took.Min();
    }
}
