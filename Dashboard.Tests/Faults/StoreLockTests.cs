using System.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreLockTests
{
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

        // One batch was tried when the others came: two waits, and some room for a busy machine.
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(6));
        Assert.InRange(heard, 3, int.MaxValue);
        Assert.Equal(201, taken.Status);
        await Eventually.True(() => subscriber.Events.Count == 2, "the subscriber gets what follows");
        Assert.Equal(1, subscriber.Connections);
        Assert.Equal(["before", "after"], (await StoreLedger.ReadAllAsync(server)).Select(one => one.Title));
    }
}
