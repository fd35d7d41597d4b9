using Dashboard.Bench.Load;

namespace Dashboard.Bench.Scenarios;

/// <summary>What else a server does: it takes publishes, stands behind a proxy, and filters.</summary>
internal static class ServerScenarios
{
    public static Scenario Publish { get; } = new(
        "publish", "Publishes, one subscriber (ours: on disk; the others: in memory)",
        [new("publishes_per_s", "publishes/s, 64 in flight", 0), new("ack_p50_ms", "answer p50 ms, one in flight", 2), new("ack64_p50_ms", "answer p50 ms, 64 in flight", 2)],
        PublishAsync) { Seconds = 8 };

    public static Scenario BehindNginx { get; } = new(
        "nginx", "1,000 subscribers through the shipped nginx, one event in flight",
        [Metric.Deliveries, new(Metric.Cpu.Name, "CPU µs/delivery, nginx and server", 2), Metric.P50, Metric.P99],
        BehindNginxAsync) { Seconds = 7, Suits = server => !server.IsNginx };

    public static Scenario Filters { get; } = new(
        "filters", "1,000 subscribers with 1,000 different filters, one event in flight",
        [
            new("plain_cpu_us", "CPU µs/delivery, no filters", 2), new(Metric.Cpu.Name, "all match", 2), new("ratio", "ratio", 2),
            new("tenth_cpu_us", "CPU µs/delivery, one in ten matches", 2),
        ],
        FiltersAsync) { Seconds = 12, Suits = server => server.Ours };

    private static async Task<Dictionary<string, double>> PublishAsync(Attempt attempt)
    {
        await attempt.StartAsync(pinned: true);
        var plan = attempt.Scaled(new LoadPlan { Subscribers = 1, Publishers = 64, Window = 64, Warmup = 500, Seconds = 3 });
        var many = await attempt.LoadAsync(plan);
        var one = await attempt.LoadAsync(plan with { Publishers = 1, Warmup = 50, Seconds = plan.Seconds / 2 });
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["publishes_per_s"] = many.PublishedPerS,
            ["ack_p50_ms"] = Figures.Milliseconds(one.AckUs?.P50),
            ["ack64_p50_ms"] = Figures.Milliseconds(many.AckUs?.P50),
        };
    }

    private static async Task<Dictionary<string, double>> BehindNginxAsync(Attempt attempt)
    {
        // Two programs on the server's side: nothing is pinned.
        await attempt.StartAsync(pinned: false);
        await attempt.AddNginxAsync();
        return Figures.Of(await attempt.LoadAsync(attempt.Scaled(new LoadPlan { Window = 1, Seconds = 3 })));
    }

    private static async Task<Dictionary<string, double>> FiltersAsync(Attempt attempt)
    {
        await attempt.StartAsync(pinned: true);
        var plan = attempt.Scaled(new LoadPlan { Window = 1, Seconds = 2, Text = $"{{token}}\n{FilterWords.Text}" });
        var plain = Figures.Of(await attempt.LoadAsync(plan));
        var all = Figures.Of(await attempt.LoadAsync(plan with
        {
            Query = "?q={line}",
            LinesFile = attempt.Write("all.txt", FilterWords.Phrases(plan.Subscribers, topics: 1)),
        }));
        var tenth = Figures.Of(await attempt.LoadAsync(plan with
        {
            Query = "?q={line}",
            LinesFile = attempt.Write("tenth.txt", FilterWords.Phrases(plan.Subscribers, FilterWords.Topics)),
            Streams = FilterWords.Topics,
        }));
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["plain_cpu_us"] = plain[Metric.Cpu.Name],
            [Metric.Cpu.Name] = all[Metric.Cpu.Name],
            ["ratio"] = all[Metric.Cpu.Name] / plain[Metric.Cpu.Name],
            ["tenth_cpu_us"] = tenth[Metric.Cpu.Name],
        };
    }
}
