using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreDiskFullTests
{
    private const string NotReady = """503 {"status":"unhealthy","log":"The disk is full."}""";

    [Fact]
    public async Task On_a_full_disk_publishes_are_refused_until_there_is_room_and_subscribers_stay()
    {
        await using var disk = await StoreMount.MemoryAsync("6m");
        await using var server = new StoreServer(
            disk.FullPath, "--EventLog:UpkeepEvery=00:00:00.2", "--Fanout:HeartbeatEvery=00:00:00.1", "--Logging:LogLevel:Default=None");
        await server.StartAsync();
        await using var subscriber = new StoreSubscriber(server);
        await using var storm = new StoreStorm(server, 4, bodyBytes: 30_000);
        await Eventually.True(() => storm.Refused.Count > 0, "the disk is full");
        await Eventually.True(async () => await server.ReadinessAsync() == NotReady, "the server is not ready");
        var (before, heartbeats) = (storm.Count, subscriber.Heartbeats);
        await Eventually.True(() => subscriber.Heartbeats >= heartbeats + 5, "the subscriber is live");

        await disk.ResizeAsync("64m");
        await Eventually.True(() => storm.Count >= before + 100, "publishes are taken again");
        await storm.StopAsync();
        await Eventually.True(async () => (await server.ReadinessAsync()).StartsWith("200", StringComparison.Ordinal), "the server is ready again");

        Assert.All(storm.Refused, one => Assert.Equal(507, one.Status));
        Assert.All(storm.Refused, one => Assert.Contains("disk is full", one.Text, StringComparison.Ordinal));
        var stored = await StoreLedger.ReadAllAsync(server);
        StoreLedger.AssertKept(storm, stored);
        Assert.Equal(storm.Count, stored.Count);
        await StoreLedger.AssertSeenAsync([subscriber], stored);
        Assert.Equal(1, subscriber.Connections);
    }

    [Fact]
    public async Task A_disk_that_is_full_at_the_start_is_named()
    {
        await using var disk = await StoreMount.MemoryAsync("48k");
        await using var process = ServerProcess.Start("--urls", "http://127.0.0.1:0", "--EventLog:Directory", disk.FullPath);

        Assert.Equal(4, await process.ExitCodeAsync());
        Assert.Equal($"{disk.FullPath}/dashboard.db cannot be written: the disk is full.", process.Output);
    }
}
