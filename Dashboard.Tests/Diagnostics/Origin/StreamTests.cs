using System.Text;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class StreamTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task It_sends_so_many_events_of_exactly_that_size_and_ends()
    {
        await using var subscription = await OpenAsync("session=aaaaaaaa&size=300&interval=5&count=12");

        var events = await ProbeEvent.AllAsync(subscription);

        Assert.Equal(Enumerable.Range(1, 12), events.Select(one => one.Number));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => $"aaaaaaaa-{number}"), events.Select(one => one.Id));
        var parts = subscription.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(parts[1..], part => Assert.Equal(300, Encoding.UTF8.GetByteCount(part) + 2));
    }

    [Fact]
    public async Task The_first_bytes_name_the_connection_and_come_before_any_event()
    {
        await using var subscription = await OpenAsync("session=bbbbbbbb&first=5000");
        var nonce = subscription.Response.Headers.GetValues(ProbeHeaders.Marker).Single();

        Assert.Equal($": probe {nonce}\nretry: 600000\n\n", await subscription.TextAsync("\n\n"));
    }

    [Fact]
    public async Task Its_head_is_that_of_an_event_stream_and_asks_for_nothing_more()
    {
        await using var subscription = await OpenAsync("session=cccccccc&count=1");

        Assert.Equal("text/event-stream", subscription.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", subscription.Response.Headers.CacheControl?.ToString());
        Assert.Empty(subscription.Response.Content.Headers.ContentEncoding);
        Assert.False(subscription.Response.Headers.Contains("X-Accel-Buffering"));
    }

    [Fact]
    public async Task On_request_its_head_asks_proxies_not_to_buffer()
    {
        await using var subscription = await OpenAsync("session=dddddddd&count=1&xab=1");

        Assert.Equal("no", subscription.Response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_head_request_gets_the_same_head_and_begins_nothing()
    {
        using var connection = await RawConnection.OpenAsync(shared.Server.Url);
        await connection.SendAsync($"HEAD /sse/_diag/stream?session=eeeeeeee&xab=1 HTTP/1.1\r\nHost: {shared.Server.Url.Authority}\r\n\r\n");
        var head = await connection.HeadAsync();

        Assert.Equal((200, "text/event-stream", "no"), (head!.Status, head["Content-Type"], head["X-Accel-Buffering"]));
        await connection.SendAsync($"GET /sse/_diag/stream?session=eeeeeeee&count=1&xab=0 HTTP/1.1\r\nHost: {shared.Server.Url.Authority}\r\n\r\n");
        var (second, body) = await connection.AnswerAsync();
        Assert.Equal("", second["X-Accel-Buffering"]);
        Assert.Contains("id: eeeeeeee-1\n", body, StringComparison.Ordinal);
        Assert.DoesNotContain("id: eeeeeeee-2\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_event_is_one_chunk_on_the_wire_however_large()
    {
        using var connection = await RawConnection.OpenAsync(shared.Server.Url);
        await connection.SendAsync($"GET /sse/_diag/stream?session=ffffffff&size=9000&count=4&interval=20 HTTP/1.1\r\nHost: {shared.Server.Url.Authority}\r\n\r\n");
        Assert.Equal("chunked", (await connection.HeadAsync())!["Transfer-Encoding"]);

        var chunks = new ChunkedBody();
        var buffer = new byte[4096];
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        while (!chunks.Ended)
        {
            var count = await connection.ReadAsync(buffer);
            Assert.NotEqual(0, count);
            chunks.Take(buffer.AsSpan(0, count), body);
        }

        // The opening, four events, the last chunk.
        Assert.Equal(6, chunks.Chunks);
    }

    [Fact]
    public async Task Events_come_when_they_are_due()
    {
        await using var subscription = await OpenAsync("session=gggggggg&first=200&interval=50&count=11");

        var events = await ProbeEvent.AllAsync(subscription);

        // Due by the plan; sent at that time or, on a busy machine, somewhat later, but never before.
        Assert.All(events, one => Assert.Equal(TimeSpan.FromMilliseconds(50 * (one.Number - 1)), one.At - events[0].At));
        Assert.True(events[^1].Sent - events[0].Sent > 400_000, "Ten intervals of 50 ms have passed.");
    }

    [Fact]
    public async Task Everybody_in_a_session_reads_the_same_events_and_is_written_first_in_turn()
    {
        const string Query = "session=hhhhhhhh&kind=small&first=500&interval=20&count=30";
        await using var one = await OpenAsync(Query);
        await using var two = await OpenAsync("session=hhhhhhhh&kind=small&interval=60000&count=5000");

        var ofOne = await ProbeEvent.AllAsync(one);
        var ofTwo = await ProbeEvent.AllAsync(two);

        Assert.Equal(Enumerable.Range(1, 30), ofOne.Select(each => each.Number));
        Assert.Equal(ofOne.Select(each => (each.Number, each.Id, each.At)), ofTwo.Select(each => (each.Number, each.Id, each.At)));
        Assert.All(ofOne.Zip(ofTwo), pair => Assert.Equal(int.IsOddInteger(pair.First.Number), pair.First.Sent <= pair.Second.Sent));
    }

    [Fact]
    public async Task Another_kind_of_the_same_session_has_events_of_its_own()
    {
        await using var one = await OpenAsync("session=iiiiiiii&kind=small&count=1");
        await using var two = await OpenAsync("session=iiiiiiii&kind=large&count=2&interval=5");

        Assert.Single(await ProbeEvent.AllAsync(one));
        Assert.Equal(2, (await ProbeEvent.AllAsync(two)).Length);
    }

    [Fact]
    public async Task After_the_last_event_an_idle_stream_stays_open_in_silence()
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Probe:IdleFor=00:00:01"]);
        await using var subscription = await server.SubscribeAsync("/sse/_diag/stream?session=jjjjjjjj&count=2&interval=5&idle=1&heartbeat=20");

        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var text = await subscription.EndAsync();

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) > TimeSpan.FromMilliseconds(800), "It ended before its time.");
        Assert.EndsWith("\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("heartbeat", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_events_far_apart_there_are_heartbeats_where_they_were_asked_for()
    {
        await using var subscription = await OpenAsync("session=kkkkkkkk&interval=60000&count=2&heartbeat=20");

        var text = await subscription.TextAsync(": heartbeat\n\n: heartbeat\n\n");

        Assert.Contains("id: kkkkkkkk-1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id: kkkkkkkk-2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_the_shipped_nginx_each_event_arrives_before_the_next_is_due()
    {
        await using var proxy = await NginxProxy.StartAsync(shared.Server.Url);
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/_diag/stream?session=llllllll&interval=60000&count=2&size=6000"));

        var events = await ProbeEvent.TakeAsync(subscription, 1);

        Assert.Single(events);
    }

    [Fact]
    public async Task The_reserved_stream_of_the_same_name_is_an_ordinary_one()
    {
        await using var subscription = await shared.Server.SubscribeAsync("/sse/_diag");

        Assert.Equal("no", subscription.Response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.False(subscription.Response.Headers.Contains(ProbeHeaders.Marker));
        Assert.StartsWith(": connected\n", await subscription.TextAsync("\n\n"), StringComparison.Ordinal);
    }

    private Task<TestSubscription> OpenAsync(string query) => shared.Server.SubscribeAsync("/sse/_diag/stream?" + query);
}
