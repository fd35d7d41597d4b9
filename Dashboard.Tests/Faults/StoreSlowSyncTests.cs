using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreSlowSyncTests(ITestOutputHelper output)
{
    private const int Publishers = 64;
    private const int Events = 1_000;

    /// <summary>With 100 ms a call, as many calls as publishes would be 10 a second.</summary>
    [Fact]
    public async Task On_a_slow_disk_those_who_wait_share_a_write()
    {
        using var folder = new TempFolder();
        await using var server = new StoreServer(folder.FullPath);
        await server.StartAsync();
        await using var tracer = await StoreTracer.AttachAsync(server.Process.Id, "delay_enter=100ms");
        await using var storm = new StoreStorm(server, Publishers);
        await Eventually.True(() => storm.Count >= Events, "publishes are acknowledged");
        var (acknowledged, calls) = (storm.Count, tracer.Calls);

        output.WriteLine($"{acknowledged} publishes of {Publishers} publishers took {calls} calls of 100 ms: {acknowledged * 10 / calls} a second.");
        Assert.Empty(storm.Refused);
        Assert.InRange(calls, 1, acknowledged / (Publishers / 4));
    }

    [Fact]
    public async Task A_disk_that_hangs_holds_up_publishers_and_nobody_else()
    {
        using var folder = new TempFolder();
        await using var server = new StoreServer(folder.FullPath, "--Fanout:HeartbeatEvery=00:00:00.1");
        await server.StartAsync();
        await server.PublishAsync("before", StoreStorm.Stream);
        await using var subscriber = new StoreSubscriber(server);
        await Eventually.True(() => subscriber.Events.Count == 1, "the subscriber is live");
        Task<(int Status, string Text)> publishing;
        await using (var tracer = await StoreTracer.AttachAsync(server.Process.Id, "delay_enter=5s"))
        {
            publishing = server.PublishAsync("held up", StoreStorm.Stream);
            await Eventually.True(() => tracer.Calls > 0, "the disk hangs");
            var before = subscriber.Heartbeats;
            await Eventually.True(() => subscriber.Heartbeats >= before + 5, "heartbeats go on");
            var read = await StoreLedger.ReadAllAsync(server);
            Assert.False(publishing.IsCompleted);
            Assert.Equal(["before"], read.Select(one => one.Title));
        }

        Assert.Equal(201, (await publishing).Status);
        await Eventually.True(() => subscriber.Events.Count == 2, "what was held up arrives");
    }
}
