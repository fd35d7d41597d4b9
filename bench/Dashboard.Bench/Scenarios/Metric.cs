namespace Dashboard.Bench.Scenarios;

/// <summary>One figure of a scenario.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Title">Its column, with the unit.</param>
/// <param name="Decimals">Digits behind the point that mean something.</param>
internal sealed record Metric(string Name, string Title, int Decimals)
{
    public static Metric Deliveries { get; } = new("deliveries_per_s", "deliveries/s", 0);

    public static Metric Cpu { get; } = new("cpu_us", "CPU µs/delivery", 2);

    public static Metric P50 { get; } = new("p50_ms", "p50 ms", 1);

    public static Metric P99 { get; } = new("p99_ms", "p99 ms", 1);
}
