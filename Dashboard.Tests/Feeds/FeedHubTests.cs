using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Feeds;

public sealed class FeedHubTests : IAsyncDisposable
{
    private static readonly FeedOptions s_options = new();

    private readonly ScriptedStreamServer _server = new();
    private readonly RecordingTime _time = new();
    private readonly FeedHub _hub;

    public FeedHubTests() => _hub = new FeedHub(Options.Create(s_options), _time, NullLogger<Feed>.Instance);

    private FeedKey Key => new(_server.Url, CutWhenStale: false);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Viewers_of_the_same_address_share_one_connection()
    {
        using var first = _hub.Open(Key);
        using var second = _hub.Open(new FeedKey(new Uri(_server.Url.ToString()), CutWhenStale: false));
        await _server.StreamAsync("data: one\n\n");
        await Eventually.True(() => second.Feed.Snapshot.LastSequence == 1, "the second viewer has the event");

        Assert.Same(first.Feed, second.Feed);
        Assert.False(_server.HasCaller);
    }

    [Fact]
    public async Task Each_key_has_a_connection_of_its_own()
    {
        using var one = _hub.Open(Key);
        using var other = _hub.Open(Key with { Url = new Uri(_server.Url, "/other") });
        using var cutting = _hub.Open(Key with { CutWhenStale = true });
        using var control = _hub.Open(Key with { Connection = 2 });

        Assert.Equal(4, new[] { one.Feed, other.Feed, cutting.Feed, control.Feed }.Distinct().Count());
        var lines = new List<string>();
        while (lines.Count < 4)
        {
            lines.Add((await _server.AcceptAsync()).RequestLine);
        }

        Assert.Equal(
            ["GET /other HTTP/1.1", "GET /sse HTTP/1.1", "GET /sse HTTP/1.1", "GET /sse HTTP/1.1"],
            lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_feed_ends_some_time_after_its_last_viewer_left()
    {
        var lease = _hub.Open(Key);
        var feed = lease.Feed;
        var connection = await _server.StreamAsync();
        lease.Dispose();
        Assert.Equal([s_options.Linger], _time.Waits);

        _time.Advance(s_options.Linger);

        await connection.LeftAsync();
        using var later = _hub.Open(Key);
        Assert.NotSame(feed, later.Feed);
    }

    [Fact]
    public async Task A_feed_goes_on_when_a_viewer_comes_back_in_time()
    {
        var first = _hub.Open(Key);
        var connection = await _server.StreamAsync();
        first.Dispose();
        _time.Advance(s_options.Linger - TimeSpan.FromTicks(1));
        using var second = _hub.Open(Key);
        _time.Advance(s_options.Linger);

        await connection.SendAsync("data: still here\n\n");

        Assert.Same(first.Feed, second.Feed);
        await Eventually.True(() => second.Feed.Snapshot.LastSequence == 1, "the event is there");
    }

    [Fact]
    public async Task A_feed_goes_on_while_anybody_views_it()
    {
        using var first = _hub.Open(Key);
        var second = _hub.Open(Key);
        var connection = await _server.StreamAsync();
        second.Dispose();
        second.Dispose();
        _time.Advance(s_options.Linger);

        await connection.SendAsync("data: still here\n\n");

        await Eventually.True(() => first.Feed.Snapshot.LastSequence == 1, "the event is there");
        Assert.Equal([], _time.Waits);
    }

    [Fact]
    public async Task Each_time_the_last_viewer_leaves_the_wait_begins_anew()
    {
        _hub.Open(Key).Dispose();
        _time.Advance(s_options.Linger / 2);
        var second = _hub.Open(Key);
        second.Dispose();
        _time.Advance(s_options.Linger / 2);
        using var third = _hub.Open(Key);
        await _server.StreamAsync("data: still here\n\n");

        await Eventually.True(() => third.Feed.Snapshot.LastSequence == 1, "the event is there");
        Assert.Same(second.Feed, third.Feed);
    }

    [Fact]
    public async Task With_the_hub_all_feeds_end()
    {
        using var viewed = _hub.Open(Key);
        _hub.Open(Key with { Connection = 2 }).Dispose();
        var first = await _server.StreamAsync();
        var second = await _server.StreamAsync();

        await _hub.DisposeAsync();

        await first.LeftAsync();
        await second.LeftAsync();
    }
}
