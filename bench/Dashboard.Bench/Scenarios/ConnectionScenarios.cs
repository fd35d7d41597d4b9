using Dashboard.Bench.Load;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Scenarios;

/// <summary>Many connections, and their coming back.</summary>
internal static class ConnectionScenarios
{
    public static Scenario Idle { get; } = new(
        "idle", "10,000 idle subscribers",
        [new("kb_per_conn", "KB/connection", 2), new("kb_per_further_conn", "KB for each of the last 5,000", 2), new("rss_mb", "whole process MB", 0)],
        IdleAsync) { Seconds = 8 };

    /// <summary>A deployment: everybody is told good-bye, and comes back when it was told to.</summary>
    public static Scenario RestartInOrder { get; } = Restart(
        "restart", "5,000 subscribers back after SIGTERM, each after the time it is told", Child.Terminate, honourRetry: true, seconds: 20);

    /// <summary>A crash, and programs that do not wait: everybody knocks four times a second.</summary>
    public static Scenario RestartAfterKill { get; } = Restart(
        "crash", "5,000 subscribers back after kill -9, all at once", Child.Kill, honourRetry: false, seconds: 10);

    private static async Task<Dictionary<string, double>> IdleAsync(Attempt attempt)
    {
        await attempt.StartAsync(pinned: true);
        var report = await attempt.LoadAsync(attempt.Scaled(
            new LoadPlan { Subscribers = 10_000, Mark = 5_000, Warmup = 0, Events = 0, Settle = 1 }));
        var memory = report.Server ?? throw new BenchException("the load generator did not see the server's memory.");
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["kb_per_conn"] = memory.BytesPerIdleConn / 1_024,
            ["kb_per_further_conn"] = memory.BytesPerFurtherConn / 1_024,
            ["rss_mb"] = memory.RssIdleKb / 1_024,
        };
    }

    private static Scenario Restart(string name, string title, int signal, bool honourRetry, double seconds) => new(
        name, title,
        [new("back_s", "all back, s", 2), new("first_back_s", "first back, s", 2), new("failed", "attempts that failed while it listened", 0)],
        async attempt =>
        {
            // One machine restarts the server and its clients: nothing is pinned.
            await attempt.StartAsync(pinned: false);
            var plan = attempt.Scaled(new LoadPlan
            {
                Subscribers = 5_000, Rate = 5, Warmup = 5, Events = 5_000, Restart = true, HonourRetry = honourRetry, Limit = 60,
            });
            var report = await attempt.LoadAsync(plan, signal);
            return report.Restart is { BackS: { } back, FirstBackS: { } first } restart
                ? new Dictionary<string, double>(StringComparer.Ordinal)
                {
                    ["back_s"] = back,
                    ["first_back_s"] = first,
                    ["failed"] = restart.Dropped + restart.BadAnswers,
                }
                : throw new BenchException($"{plan.Subscribers - (report.Restart?.Back ?? 0)} of {plan.Subscribers} subscribers did not come back");
        })
    {
        Seconds = seconds,
        Suits = server => server.Ours,
    };
}
