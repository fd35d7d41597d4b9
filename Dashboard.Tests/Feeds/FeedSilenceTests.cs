using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Feeds;

/// <summary>What a feed says while nothing comes, and what it does about it.</summary>
public sealed class FeedSilenceTests : IDisposable
{
    private static readonly FeedOptions s_options = new();

    private readonly ScriptedStreamServer _server = new();
    private readonly RecordingTime _time = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_feed_is_connecting_until_the_headers_are_there_and_then_live()
    {
        await using var feed = NewFeed(cutWhenStale: false);
        var connection = await _server.AcceptAsync();
        Assert.Equal((FeedState.Connecting, true), (feed.Feed.State, feed.Snapshot.UnderWay));
        Assert.Null(feed.Snapshot.Silence(_time));

        await connection.AnswerAsync();

        await feed.StateAsync(FeedState.Live);
        Assert.Equal(TimeSpan.Zero, feed.Snapshot.Silence(_time));
    }

    [Fact]
    public async Task A_feed_that_gets_only_heartbeats_becomes_quiet_and_with_a_notification_live_again()
    {
        await using var feed = NewFeed(cutWhenStale: false);
        var connection = await _server.StreamAsync("data: one\n\n");
        await feed.EventsAsync(1);

        _time.Advance(s_options.QuietAfter + TimeSpan.FromTicks(1));
        await connection.SendAsync("event: heartbeat\ndata: {\"time\":\"2026-11-22T12:00:00Z\",\"last\":null}\n\n");
        await feed.StateAsync(FeedState.Quiet);
        await connection.SendAsync("data: two\n\n");

        await feed.StateAsync(FeedState.Live);
    }

    [Fact]
    public async Task A_server_that_takes_no_more_readers_ends_no_outage_and_brings_no_notification()
    {
        await using var feed = NewFeed(cutWhenStale: false);
        var outage = TimeSpan.Zero;
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            (await _server.StreamAsync("event: bye\ndata: {\"reason\":\"limit\"}\n\n")).Close();
            var wait = await _time.WaitNumberAsync(attempt);
            Assert.Equal((outage, FeedState.Gone), (feed.Snapshot.Outage(_time), feed.Feed.State));
            _time.Advance(wait);
            outage += wait;
        }

        await _server.StreamAsync("event: heartbeat\ndata: {\"time\":\"2026-11-22T12:00:00Z\",\"last\":null}\n\n");

        await Eventually.True(() => feed.Snapshot.Outage(_time) is null, "the outage is over");
        Assert.Equal((FeedState.Live, null), (feed.Feed.State, feed.Snapshot.LastNotificationAt));
    }

    [Fact]
    public async Task A_feed_that_nobody_may_cut_becomes_stale_and_keeps_its_connection()
    {
        await using var feed = NewFeed(cutWhenStale: false);
        var connection = await _server.StreamAsync("data: one\n\n");
        await feed.EventsAsync(1);

        _time.Advance(s_options.StaleAfter);
        Assert.Equal(FeedState.Live, feed.Feed.State);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(FeedState.Stale, feed.Feed.State);
        _time.Advance(TimeSpan.FromHours(1));
        await connection.SendAsync("data: two\n\n");

        Assert.Equal(["one", "two"], await feed.DataAsync(2));
        Assert.Equal(0, feed.Snapshot.Reconnects);
        Assert.Equal([], _time.Waits);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up_for_a_new_one()
    {
        await using var feed = NewFeed();
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\n");
        await feed.EventsAsync(1);
        await _time.AdvanceWaitingAsync(s_options.CutAfter);

        Assert.Equal("No byte came for 37.5 s.", await feed.TroubleAsync());
        Assert.Equal(FeedState.Gone, feed.Feed.State);
        await RetryAsync();
        await first.LeftAsync();
        var second = await _server.StreamAsync("id: a-2\ndata: two\n\n");

        Assert.Equal("a-1", second.LastEventId);
        Assert.Equal(["one", "two"], await feed.DataAsync(2));
    }

    [Fact]
    public async Task A_connection_that_brings_no_headers_is_given_up_too()
    {
        await using var feed = NewFeed();
        var first = await _server.AcceptAsync();
        await _time.AdvanceWaitingAsync(s_options.CutAfter);

        Assert.Equal("No byte came for 37.5 s.", await feed.TroubleAsync());
        await RetryAsync();
        await first.LeftAsync();
        await _server.StreamAsync("data: one\n\n");
        Assert.Equal(["one"], await feed.DataAsync(1));
    }

    [Fact]
    public async Task Any_byte_is_a_sign_of_life()
    {
        await using var feed = NewFeed();
        var connection = await _server.StreamAsync("data: one\n\n");
        await feed.EventsAsync(1);
        await _time.AdvanceWaitingAsync(s_options.CutAfter - TimeSpan.FromSeconds(1));
        await connection.SendAsync(":\n");
        await feed.StateAsync(FeedState.Live);
        await _time.AdvanceWaitingAsync(s_options.CutAfter - TimeSpan.FromSeconds(1));

        await connection.SendAsync("data: two\n\n");

        Assert.Equal(["one", "two"], await feed.DataAsync(2));
        Assert.Equal(0, feed.Snapshot.Reconnects);
    }

    private TestFeed NewFeed(bool cutWhenStale = true) => new(_server.Url, cutWhenStale, _time);

    /// <summary>Moves the clock past the wait before a new attempt, once that has begun.</summary>
    private async Task RetryAsync()
    {
        await Eventually.True(() => _time.Waits[^1] < s_options.CutAfter, "the feed waits before it tries again");
        _time.Advance(s_options.LongestRetry);
    }
}
