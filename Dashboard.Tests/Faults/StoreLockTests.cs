using System.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreLockTests
{
    /// <summary>The timeout that the tests set, and a second.</summary>
    private static readonly TimeSpan s_mostWait = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task While_another_process_holds_the_log_publishes_are_refused_in_time_and_subscribers_stay()
    {
        using var folder = new TempFolder();
        await using var server = new StoreServer(
            folder.FullPath, "--EventLog:LockTimeoutSeconds=1", "--Fanout:HeartbeatEvery=00:00:00.1", "--Logging:LogLevel:Default=None");
        await server.StartAsync();
        await server.PublishAsync("before", StoreStorm.Stream);
        await using var subscriber = new StoreSubscriber(server);
        await Eventually.True(() => subscriber.Events.Count == 1, "the subscriber is live");
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");

        var heartbeats = subscriber.Heartbeats;
        var started = Stopwatch.GetTimestamp();
        var refused = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => server.PublishAsync($"refused {number}", StoreStorm.Stream)));
        var waited = Stopwatch.GetElapsedTime(started);
        var heard = subscriber.Heartbeats - heartbeats;
        other.Run("ROLLBACK");
        var taken = await server.PublishAsync("after", StoreStorm.Stream);

        Assert.All(refused, one => Assert.Equal(503, one.Status));
        Assert.All(refused, one => Assert.Contains("Another process holds the log", one.Text, StringComparison.Ordinal));

        // One batch was tried when the others came, and theirs hardly waits; the rest is room for a busy machine.
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), s_mostWait);
        Assert.InRange(heard, 3, int.MaxValue);
        Assert.Equal(201, taken.Status);
        await Eventually.True(() => subscriber.Events.Count == 2, "the subscriber gets what follows");
        Assert.Equal(1, subscriber.Connections);
        Assert.Equal(["before", "after"], (await StoreLedger.ReadAllAsync(server)).Select(one => one.Title));
    }

    /// <summary>Retention of each stream, upkeep and other publishers all wait for the same file, one behind the other.</summary>
    [Fact]
    public async Task Nobody_waits_for_those_before_him_as_well_while_another_process_holds_the_log()
    {
        using var folder = new TempFolder();
        await using var server = new StoreServer(
            folder.FullPath,
            "--EventLog:LockTimeoutSeconds=1",
            "--EventLog:UpkeepEvery=00:00:00.2",
            "--EventLog:RetentionEvery=00:00:00.2",
            "--Logging:LogLevel:Default=None");
        await server.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => server.PublishAsync("before", $"stream-{number}")));
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");

        var publishes = new List<Task<(int Status, TimeSpan Waited)>>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (publishes.Count < 15 && await pace.WaitForNextTickAsync())
        {
            publishes.Add(PublishAsync(server));
        }

        var answers = await Task.WhenAll(publishes);

        Assert.All(answers, one => Assert.Equal(503, one.Status));
        Assert.InRange(answers.Max(one => one.Waited), TimeSpan.Zero, s_mostWait);
    }

    private static async Task<(int Status, TimeSpan Waited)> PublishAsync(StoreServer server)
    {
        var started = Stopwatch.GetTimestamp();
        var (status, _) = await server.PublishAsync("refused", StoreStorm.Stream);
        return (status, Stopwatch.GetElapsedTime(started));
    }
}
