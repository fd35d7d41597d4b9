using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Subscribers behind nginx, while nginx or the server behind it goes away and comes back.</summary>
public sealed class ProxyStormTests
{
    private const int Readers = 20;

    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_proxy_that_is_reloaded_again_and_again_cuts_nobody(string delivery)
    {
        var count = Effort.Of(500, 5_000);
        await using var server = await TestServer.StartAsync([delivery]);
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        var (readers, reading) = Read(proxy.Url, count);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == Readers, "all are connected");

        var publishing = Storm.PublishAsync(server.Url, count, perSecond: 500);
        for (var time = 1; time <= 5; time++)
        {
            var enough = count * time / 6;
            await Eventually.True(() => server.Get<Server.EventLog.IEventLog>().Bounds.Last >= enough, "the storm has gone on");
            proxy.Reload();
        }

        await publishing;
        await AssertAllAsync(reading, count);
        Assert.All(readers, one => Assert.Equal(1, one.Connections));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_the_proxy_and_then_the_server_were_away_everybody_is_back_and_has_every_event_once(string delivery)
    {
        var count = Effort.Of(500, 5_000);
        using var folder = new TempFolder();
        var port = FreePort.Next();
        var server = await StartAsync(delivery, port, folder);
        var proxy = await NginxProxy.StartAsync(server.Url);
        var (readers, reading) = Read(proxy.Url, count);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == Readers, "all are connected");
        var publishing = Storm.PublishAsync(server.Url, count, perSecond: 250);

        await proxy.DisposeAsync();
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 0, "all have lost their connection");
        await using var proxyAgain = await NginxProxy.StartAsync(server.Url, port: proxy.Url.Port);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == Readers, "all are back");
        var before = readers.Sum(one => one.Connections);
        await server.DisposeAsync();

        // Each has been told by nginx to come back, which only an answer with status 200 can do.
        await Eventually.True(() => readers.Sum(one => one.Connections) >= before + (3 * Readers), "all have tried while the server was away");
        await using var serverAgain = await StartAsync(delivery, port, folder);

        await publishing;
        await AssertAllAsync(reading, count);
    }

    private static Task<TestServer> StartAsync(string delivery, int port, TempFolder folder) =>
        TestServer.StartAsync([delivery, $"urls=http://127.0.0.1:{port}"], folder: folder.FullPath);

    private static (EventSourceReader[] Readers, Task<IReadOnlyList<long>[]> Reading) Read(Uri proxy, int count)
    {
        var readers = Enumerable.Range(0, Readers).Select(_ => new EventSourceReader(new Uri(proxy, "/sse/ops?since=all"))).ToArray();
        return (readers, Task.WhenAll(readers.Select(one => one.ReadAsync(count))));
    }

    private static async Task AssertAllAsync(Task<IReadOnlyList<long>[]> reading, int count)
    {
        var expected = Enumerable.Range(1, count).Select(position => (long)position).ToArray();
        Assert.All(await reading, positions => Assert.Equal(expected, positions));
    }
}
