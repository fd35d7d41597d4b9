namespace Dashboard.Bench.Precision;

/// <summary>How much later events come through the proxy, by one measure.</summary>
/// <param name="Events">How many were measured.</param>
/// <param name="P50Ms">The middle of proxied minus direct, in milliseconds.</param>
/// <param name="NoiseMs">What cannot be told from nothing: the p95 of the distance between two direct connections, in milliseconds.</param>
internal sealed record MeasuredDifference(int Events, double P50Ms, double NoiseMs);
