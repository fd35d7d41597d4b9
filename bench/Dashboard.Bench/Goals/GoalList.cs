namespace Dashboard.Bench.Goals;

/// <summary>What this server is to reach, with durability and heartbeats on.</summary>
internal static class GoalList
{
    public static IReadOnlyList<Goal> All { get; } = [.. Fanout(), .. Connections(), .. Others()];

    private static IEnumerable<Goal> Fanout() =>
    [
        new("CPU per delivery, 1,000 subscribers, one in flight", "one", "cpu_us") { Versus = "nchan", AtLeast = 0.9, Aim = 0.6 },
        new("the same", "one", "cpu_us") { Versus = "floor", Aim = 1.15 },
        new("deliveries/s, 1,000 subscribers, 16 in flight", "merged", "deliveries_per_s") { Versus = "nchan", MoreIsBetter = true, AtLeast = 8 },
        new("the same", "merged", "deliveries_per_s") { Versus = "node", MoreIsBetter = true, AtLeast = 10 },
        new("the same", "merged", "deliveries_per_s") { Versus = "floor", MoreIsBetter = true, Aim = 1 },
        new("100 events/s × 1,000 subscribers on one core: held", "rate100", "held_pct") { MoreIsBetter = true, AtLeast = 98, Unit = " %" },
        new("its p50", "rate100", "p50_ms") { Aim = 8, Unit = " ms" },
        new("its p99", "rate100", "p99_ms") { AtLeast = 60, Aim = 25, Unit = " ms" },
        new("800 events/s × 1,000 subscribers on one core: held", "rate800", "held_pct") { MoreIsBetter = true, AtLeast = 98, Unit = " %" },
        new("its p99", "rate800", "p99_ms") { AtLeast = 100, Aim = 60, Unit = " ms" },
        new("5,000 subscribers, publish to last (p50)", "last", "to_last_p50_ms") { Versus = "nchan", AtLeast = 1.05, Aim = 0.8 },
        // "No difference" is a tenth: two runs of one server differ by as much.
        new("100 of 1,000 subscribers stop reading: the others' p99 over that without", "stalled", "p99_ratio") { AtLeast = 2, Aim = 1.1 },
    ];

    private static IEnumerable<Goal> Connections() =>
    [
        new("memory per idle connection at 10,000", "idle", "kb_per_conn") { AtLeast = 13, Aim = 4, Unit = " KB" },
        new("each further one", "idle", "kb_per_further_conn") { Aim = 0.6, Unit = " KB" },
        new("whole idle process", "idle", "rss_mb") { Versus = "nchan", Aim = 0.75 },
        new("5,000 subscribers back after SIGTERM", "restart", "back_s") { AtLeast = 15, Aim = 8, Unit = " s" },
        new("attempts that failed", "restart", "failed") { AtLeast = 0, Aim = 0 },
        new("5,000 subscribers back after kill -9", "crash", "back_s") { AtLeast = 15, Aim = 8, Unit = " s" },
        new("attempts that failed", "crash", "failed") { AtLeast = 0, Aim = 0 },
    ];

    private static IEnumerable<Goal> Others() =>
    [
        new("durable publishes/s, 64 in flight", "publish", "publishes_per_s") { Versus = "nchan", MoreIsBetter = true, AtLeast = 1, Aim = 1.5 },
        new("one in flight, answered in (p50)", "publish", "ack_p50_ms") { Aim = 0.6, Unit = " ms" },
        new("through nginx, CPU of both per delivery", "nginx", "cpu_us") { Versus = "floor", AtLeast = 1.3, Aim = 1.15 },
        new("1,000 different filters: CPU per delivery over that without", "filters", "ratio") { AtLeast = 2, Aim = 1.2 },
    ];
}
