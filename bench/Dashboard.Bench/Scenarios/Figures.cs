using Dashboard.Bench.Load;

namespace Dashboard.Bench.Scenarios;

/// <summary>The figures that most scenarios have.</summary>
internal static class Figures
{
    public static Dictionary<string, double> Of(LoadReport report) => new(StringComparer.Ordinal)
    {
        [Metric.Deliveries.Name] = report.DeliveredPerS,
        [Metric.Cpu.Name] = report.Server?.CpuUsPerDelivery ?? double.NaN,
        [Metric.P50.Name] = Milliseconds(report.LatencyUs?.P50),
        [Metric.P99.Name] = Milliseconds(report.LatencyUs?.P99),
    };

    /// <summary>Nothing was delivered: not a number, and never a good one.</summary>
    public static double Milliseconds(double? microseconds) => microseconds / 1_000 ?? double.NaN;
}
