namespace Dashboard.Bench.Load;

/// <summary>Percentiles in microseconds.</summary>
internal sealed record LoadLatency(double P50, double P99);
