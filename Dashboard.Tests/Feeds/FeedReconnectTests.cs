using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Feeds;

/// <summary>A feed asks, loses its connection in every way there is, and goes on where it was.</summary>
public sealed class FeedReconnectTests : IDisposable
{
    private readonly ScriptedStreamServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_feed_asks_for_an_event_stream_and_names_no_id_at_first()
    {
        await using var feed = new TestFeed(new Uri(_server.Url, "/sse/ops?last=5"));

        var connection = await _server.AcceptAsync();

        Assert.Equal("GET /sse/ops?last=5 HTTP/1.1", connection.RequestLine);
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["Accept"] = "text/event-stream", ["Cache-Control"] = "no-cache", ["Host"] = _server.Url.Authority,
                ["User-Agent"] = "Dashboard",
            },
            new SortedDictionary<string, string>(connection.Headers.ToDictionary()));
    }

    [Fact]
    public async Task A_feed_resumes_after_the_last_event_id_when_its_connection_is_cut()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\nid: a-2\ndata: two\n\n");
        await feed.EventsAsync(2);

        first.Cut();
        var second = await _server.AcceptAsync();

        Assert.Equal("a-2", second.LastEventId);
        Assert.Equal("The connection was cut.", feed.Snapshot.Trouble);
        await second.AnswerAsync();
        await second.SendAsync("id: a-3\ndata: three\n\n");
        Assert.Equal(["one", "two", "three"], await feed.DataAsync(3));
        Assert.Equal(1, feed.Snapshot.Reconnects);
    }

    [Fact]
    public async Task An_event_that_was_cut_off_is_asked_for_again()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\nid: a-2\ndata: tw");
        await feed.EventsAsync(1);

        first.Cut();
        var second = await _server.StreamAsync("id: a-2\ndata: two\n\n");

        Assert.Equal("a-1", second.LastEventId);
        Assert.Equal(["one", "two"], await feed.DataAsync(2));
    }

    /// <summary>WHATWG HTML, section 9.2.6: a blank line moves the id, whether or not there was data before it.</summary>
    [Theory]
    [InlineData("id: a-9\n\n", "a-9")]
    [InlineData("id\ndata: two\n\n", null)]
    [InlineData("id:\n\n", null)]
    [InlineData("id: a-9\n", "a-1")]
    public async Task A_feed_resumes_after_what_the_stream_set_last(string further, string? resumesAfter)
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\n" + further);
        await feed.EventsAsync(1);
        first.Close();

        Assert.Equal(resumesAfter, (await _server.AcceptAsync()).LastEventId);
    }

    [Fact]
    public async Task The_last_event_id_outlives_a_connection_that_sets_none()
    {
        await using var feed = new TestFeed(_server.Url);
        (await _server.StreamAsync("id: a-1\ndata: one\n\n")).Close();
        (await _server.StreamAsync("retry: 5\n\ndata: two\n\n")).Close();

        Assert.Equal("a-1", (await _server.AcceptAsync()).LastEventId);
    }

    [Fact]
    public async Task The_last_event_id_outlives_an_answer_that_is_no_stream()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\n");
        await feed.EventsAsync(1);
        first.Close();
        await RefuseAsync("502 Bad Gateway", "text/html");

        Assert.Equal("a-1", (await _server.AcceptAsync()).LastEventId);
    }

    [Theory]
    [InlineData("500 Internal Server Error", "text/event-stream", "The answer was 500 Internal Server Error.")]
    [InlineData("502 Bad Gateway", "text/html", "The answer was 502 Bad Gateway.")]
    [InlineData("404 Not Found", null, "The answer was 404 Not Found.")]
    [InlineData("204 No Content", null, "The answer was 204 No Content.")]
    [InlineData("302 Found", null, "The answer was 302 Found.")]
    [InlineData("200 OK", "text/html; charset=utf-8", "The answer was of type text/html, not text/event-stream.")]
    [InlineData("200 OK", null, "The answer was of type unknown, not text/event-stream.")]
    public async Task A_feed_comes_back_after_an_answer_that_is_no_event_stream(string status, string? type, string trouble)
    {
        await using var feed = new TestFeed(_server.Url);
        await RefuseAsync(status, type);

        await ComesBackAsync(feed, trouble);
    }

    [Fact]
    public async Task A_feed_comes_back_after_the_stream_ended()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync();
        await feed.StateAsync(FeedState.Live);
        first.Close();

        await ComesBackAsync(feed, "The stream ended.");
    }

    [Theory]
    [InlineData("""{"reason":"shutdown"}""", "The server is stopping or restarting.")]
    [InlineData("""{"reason":"limit"}""", "The server has as many readers as it allows.")]
    [InlineData("""{"reason":"address-limit"}""", "There are as many readers from this address as the server allows.")]
    [InlineData("""{"reason":"closed"}""", "Somebody closed this connection on the server.")]
    [InlineData("""{"reason":"log-unreadable"}""", "The server cannot read its log now.")]
    [InlineData("""{"reason":"upstream-unavailable"}""", "The proxy answers, the server behind it does not.")]
    [InlineData("""{"reason":"quota"}""", "The server ended the stream (quota).")]
    [InlineData("so long", "The stream ended.")]
    public async Task A_feed_comes_back_after_a_farewell_and_says_why_in_words(string data, string trouble)
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync($"retry: 1\nevent: bye\ndata: {data}\n\n");
        first.Close();

        await ComesBackAsync(feed, trouble);
    }

    [Fact]
    public async Task A_feed_comes_back_after_a_connection_that_closed_without_an_answer()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.AcceptAsync();
        await first.SendAsync("HTTP/1.1 200 OK\r\n");
        first.Close();

        await ComesBackAsync(feed, "The connection was closed before an answer came.");
    }

    [Fact]
    public async Task A_feed_comes_back_after_an_event_that_is_too_long()
    {
        var options = TestFeed.Quick();
        options.MaxEventBytes = 100;
        await using var feed = new TestFeed(_server.Url, options: options);
        await _server.StreamAsync("data: " + new string('x', 100));

        await ComesBackAsync(feed, "An event is longer than the 100 bytes that are allowed.");
    }

    [Fact]
    public async Task A_feed_waits_for_a_server_that_starts_later()
    {
        var port = FreePort.Next();
        await using var feed = new TestFeed(new Uri($"http://127.0.0.1:{port}/sse"));
        Assert.Equal("Nothing listens at that address (connection refused).", await feed.TroubleAsync());
        Assert.Equal(FeedState.Gone, feed.Feed.State);

        using var late = new ScriptedStreamServer(port);
        await late.StreamAsync("data: hello\n\n");

        Assert.Equal(["hello"], await feed.DataAsync(1));
    }

    [Fact]
    public async Task A_feed_comes_back_after_an_address_that_did_not_answer_at_all()
    {
        // The first caller fills the queue, and the system leaves every further one without an answer.
        using var deaf = new ScriptedStreamServer(backlog: 0);
        await using var filling = new TestFeed(deaf.Url);
        await Eventually.True(() => deaf.HasCaller, "the queue is full");
        var options = TestFeed.Quick();
        options.ConnectTimeout = TimeSpan.FromMilliseconds(250);
        await using var feed = new TestFeed(new Uri(deaf.Url, "/late"), options: options);
        Assert.Equal("No connection could be made in time.", await feed.TroubleAsync());

        await deaf.StreamAsync();
        var connection = await deaf.StreamAsync("data: hello\n\n");

        Assert.Equal("GET /late HTTP/1.1", connection.RequestLine);
        Assert.Equal(["hello"], await feed.DataAsync(1));
    }

    [Fact]
    public async Task A_disposed_feed_closes_its_connection()
    {
        var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync("data: hello\n\n");
        await feed.EventsAsync(1);

        await feed.DisposeAsync();

        await connection.LeftAsync();
    }

    private async Task RefuseAsync(string status, string? type)
    {
        var connection = await _server.AcceptAsync();
        await connection.AnswerAsync(status, type);
        connection.Close();
    }

    private async Task ComesBackAsync(TestFeed feed, string trouble)
    {
        var connection = await _server.AcceptAsync();
        Assert.Equal((trouble, FeedState.Gone), (feed.Snapshot.Trouble, feed.Feed.State));
        var before = feed.Snapshot.LastSequence;

        await connection.AnswerAsync();
        await connection.SendAsync("data: back\n\n");

        Assert.Equal("back", (await feed.EventsAsync((int)before + 1))[^1].Event.Data);
        Assert.Equal((null, FeedState.Live, 1), (feed.Snapshot.Trouble, feed.Feed.State, feed.Snapshot.Reconnects));
    }
}
