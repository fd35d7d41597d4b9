using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

public sealed class EndTests
{
    [Fact]
    public async Task A_server_that_stops_ends_every_stream_at_once_and_says_why()
    {
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"]);
        var subscriptions = new List<TestSubscription>();
        for (var number = 0; number < 20; number++)
        {
            subscriptions.Add(await server.SubscribeAsync("/sse/ops"));
            await subscriptions[^1].EventAsync(EventTypes.Heartbeat);
        }

        var epoch = server.Get<IEventLog>().Bounds.Epoch;
        var started = Stopwatch.GetTimestamp();
        await server.StopAsync();
        var took = Stopwatch.GetElapsedTime(started);

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        foreach (var subscription in subscriptions)
        {
            var text = await subscription.EndAsync();
            Assert.EndsWith($"}}\n\nretry: 3000\nid: {epoch}-0\nevent: bye\ndata: {{\"reason\":\"shutdown\"}}\n\n", text, StringComparison.Ordinal);
            await subscription.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_that_never_got_an_event_misses_nothing_while_the_server_is_away()
    {
        using var folder = new TempFolder();
        var before = await TestServer.StartAsync(folder: folder.FullPath);
        await using var subscription = await before.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);
        await before.DisposeAsync();
        var bye = await subscription.EventAsync(EventTypes.Bye);
        await using var after = await TestServer.StartAsync(folder: folder.FullPath);
        await after.PublishAsync("ops", "while it waited to come back");

        await using var again = await after.SubscribeAsync("/sse/ops", bye.LastEventId);

        Assert.Equal(["while it waited to come back"], await again.TitlesAsync(1));
    }

    [Fact]
    public async Task A_subscriber_that_leaves_is_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        await using (var subscription = await server.SubscribeAsync("/sse/ops"))
        {
            await subscription.EventAsync(EventTypes.Heartbeat);
            Assert.Equal(1, server.Get<ConnectionRegistry>().Count);
        }

        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 0, "the subscriber has left");
    }

    [Fact]
    public async Task A_connection_that_somebody_closes_is_told_and_all_others_go_on()
    {
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"]);
        await using var closed = await server.SubscribeAsync("/sse/ops");
        await closed.EventAsync(EventTypes.Heartbeat);
        var connection = Assert.Single(server.Get<ConnectionRegistry>().ToArray());
        await using var other = await server.SubscribeAsync("/sse/ops");
        await other.EventAsync(EventTypes.Heartbeat);

        connection.Close();

        Assert.EndsWith("event: bye\ndata: {\"reason\":\"closed\"}\n\n", await closed.EndAsync(), StringComparison.Ordinal);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 1, "it has left");
        await server.PublishAsync("ops", "for the other one");
        Assert.Equal(["for the other one"], await other.TitlesAsync(1));
    }

    [Fact]
    public async Task A_connection_knows_how_far_it_is()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);
        var connection = Assert.Single(server.Get<ConnectionRegistry>().ToArray());

        await server.PublishAsync("ops", "one");
        await server.PublishAsync("elsewhere", "does not concern it");
        await server.PublishAsync("ops", "two");
        await subscription.TitlesAsync(2);

        await Eventually.True(() => connection.Progress is { Position: 3, EventsSent: 2 }, "what was sent is counted");
        var opening = subscription.Text.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        Assert.Equal(subscription.Text.Length - opening, connection.Progress!.BytesSent);
    }

    [Fact]
    public async Task A_reader_that_stands_still_is_cut_and_all_others_get_everything()
    {
        const int Count = 200;
        await using var server = await TestServer.StartAsync(["Fanout:WriteTimeout=00:00:01", "Logging:LogLevel:Default=None"]);
        using var stuck = await SubscribeWithoutReadingAsync(server.Url);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 1, "the reader that stands still is connected");
        using var good = await server.Http.GetAsync(new Uri("/sse/ops", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await good.Content.ReadAsStreamAsync();
        var reading = ReadIdsAsync(body, Count);
        var ids = new List<string>();
        for (var number = 0; number < Count; number++)
        {
            ids.Add((await server.PublishAsync("ops", $"{number}\n{new string('b', 60_000)}")).Id);
        }

        Assert.Equal(ids, await reading);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 1, "the reader that stands still is cut");
        var last = await server.PublishAsync("ops", "the good reader is still there");
        Assert.Equal([last.Id], await ReadIdsAsync(body, 1));
        Assert.Equal(1, last.Receivers);
    }

    /// <summary>Opens a stream over a socket that takes as little as it can, and never reads it.</summary>
    private static async Task<Socket> SubscribeWithoutReadingAsync(Uri server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /sse/ops HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n"));
        return socket;
    }

    private static async Task<List<string>> ReadIdsAsync(Stream body, int count)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var parser = new EventStreamParser(1024 * 1024);
        var events = new List<ServerSentEvent>();
        var ids = new List<string>();
        var buffer = new byte[64 * 1024];
        while (ids.Count < count)
        {
            var read = await body.ReadAsync(buffer, limit.Token);
            Assert.NotEqual(0, read);
            parser.Parse(buffer.AsSpan(0, read), events);
            ids.AddRange(events.Where(one => one.Type == EventTypes.Message).Select(one => one.LastEventId));
            events.Clear();
        }

        return ids;
    }
}
