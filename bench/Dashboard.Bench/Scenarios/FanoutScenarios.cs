using Dashboard.Bench.Load;

namespace Dashboard.Bench.Scenarios;

/// <summary>One event to many subscribers.</summary>
internal static class FanoutScenarios
{
    /// <summary>Nothing can be merged: the next event comes when everybody has the last one.</summary>
    public static Scenario OneInFlight { get; } = new(
        "one", "1,000 subscribers, one event in flight",
        [Metric.Deliveries, Metric.Cpu, Metric.P50, Metric.P99],
        attempt => AsFastAsPossibleAsync(attempt, inFlight: 1)) { Seconds = 6.5 };

    /// <summary>What waits for a subscriber may leave in one write.</summary>
    public static Scenario Merged { get; } = new(
        "merged", "1,000 subscribers, 16 events in flight",
        [Metric.Deliveries, Metric.Cpu, Metric.P50, Metric.P99],
        attempt => AsFastAsPossibleAsync(attempt, inFlight: 16)) { Seconds = 6.5 };

    public static Scenario Rate100 { get; } = AtRate(100, seconds: 4);

    public static Scenario Rate800 { get; } = AtRate(800, seconds: 3);

    public static Scenario ToLast { get; } = new(
        "last", "5,000 subscribers, publish to last",
        [new("to_last_p50_ms", "to last p50 ms", 1), new("to_last_p99_ms", "p99 ms", 1), Metric.Cpu],
        ToLastAsync) { Seconds = 8 };

    /// <summary>The same load twice, without and with readers that stand still; long events fill their sockets soon.</summary>
    public static Scenario Stalled { get; } = new(
        "stalled", "100 of 1,000 subscribers stop reading, 50 events/s",
        [new("p99_alone_ms", "p99 ms, nobody stalls", 1), Metric.P99, Metric.P50, new("p99_ratio", "p99 ratio", 2)],
        StalledAsync) { Seconds = 15.5 };

    private static async Task<Dictionary<string, double>> AsFastAsPossibleAsync(Attempt attempt, int inFlight)
    {
        await attempt.StartAsync(pinned: true);
        var report = await attempt.LoadAsync(attempt.Scaled(
            new LoadPlan { Window = inFlight, Publishers = inFlight, Seconds = 3, Warmup = inFlight == 1 ? 100 : 250 }));
        return Figures.Of(report);
    }

    private static Scenario AtRate(int rate, int seconds) => new(
        $"rate{rate}", $"{rate} events/s to 1,000 subscribers, on one core",
        [new("held_pct", "of the rate, %", 1), Metric.P50, Metric.P99, Metric.Cpu],
        async attempt =>
        {
            await attempt.StartAsync(pinned: true);
            var plan = attempt.Scaled(new LoadPlan
            {
                Rate = rate,
                Publishers = 16,
                Warmup = Math.Max(50, rate / 4),
                Seconds = seconds,
                // A server that is further behind catches up first; what waits longer shows in the latency all the same.
                Window = rate / 4,
            });
            var report = await attempt.LoadAsync(plan);
            var held = report.Lost > 0 ? 0 : Math.Min(100, 100 * report.DeliveredPerS / (rate * plan.Subscribers));
            return new Dictionary<string, double>(Figures.Of(report), StringComparer.Ordinal) { ["held_pct"] = held };
        }) { Seconds = seconds + 4.5 };

    private static async Task<Dictionary<string, double>> ToLastAsync(Attempt attempt)
    {
        await attempt.StartAsync(pinned: true);
        var report = await attempt.LoadAsync(attempt.Scaled(
            new LoadPlan { Subscribers = 5_000, Rate = 6, Warmup = 10, Events = 20, Seconds = 5 }));
        return new Dictionary<string, double>(Figures.Of(report), StringComparer.Ordinal)
        {
            ["to_last_p50_ms"] = Figures.Milliseconds(report.ToLastUs?.P50),
            ["to_last_p99_ms"] = Figures.Milliseconds(report.ToLastUs?.P99),
        };
    }

    private static async Task<Dictionary<string, double>> StalledAsync(Attempt attempt)
    {
        await attempt.StartAsync(pinned: true);
        var plan = attempt.Scaled(new LoadPlan { Rate = 50, Warmup = 25, Seconds = 3, Text = "{token}\n{pad}", Pad = 1_000 });

        // Once for nothing: otherwise a cold server would be compared with a warm one.
        await attempt.LoadAsync(plan);
        var alone = Figures.Of(await attempt.LoadAsync(plan));
        var among = Figures.Of(await attempt.LoadAsync(plan with { Stalled = plan.Subscribers / 10 }));
        return new Dictionary<string, double>(among, StringComparer.Ordinal)
        {
            ["p99_alone_ms"] = alone[Metric.P99.Name],
            ["p99_ratio"] = among[Metric.P99.Name] / alone[Metric.P99.Name],
        };
    }
}
