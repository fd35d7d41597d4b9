using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Feeds;

/// <summary>Whoever shows a feed that has only begun waits for what the stream had before, and not for ever.</summary>
public sealed class FeedArrivalTests : IDisposable
{
    private readonly ScriptedStreamServer _server = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task It_has_all_with_the_first_heartbeat()
    {
        await using var feed = new TestFeed(_server.Url);
        var waiting = feed.Feed.CaughtUpAsync(TimeSpan.FromMinutes(1), _time);
        var connection = await _server.StreamAsync("id: a-1\ndata: one\n\n");
        await feed.EventsAsync(1);
        Assert.False(waiting.IsCompleted);

        await connection.SendAsync("event: heartbeat\ndata: {}\n\n");

        await waiting;
        Assert.True(feed.Snapshot.CaughtUp);
    }

    [Fact]
    public async Task A_heartbeat_of_a_server_that_still_looks_through_what_was_before_is_none_of_that_kind()
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync("event: heartbeat\ndata: {\"time\":\"2026-11-22T12:00:00Z\",\"last\":null,\"catchingUp\":true}\n\nid: a-1\ndata: one\n\n");
        await feed.EventsAsync(1);
        Assert.False(feed.Snapshot.CaughtUp);

        await connection.SendAsync("event: heartbeat\ndata: {\"time\":\"2026-11-22T12:00:15Z\",\"last\":\"a-1\"}\n\n");

        await Eventually.True(() => feed.Snapshot.CaughtUp, "the feed has caught up");
    }

    [Fact]
    public async Task A_new_connection_has_to_catch_up_anew()
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync("event: heartbeat\ndata: {}\n\n");
        await Eventually.True(() => feed.Snapshot.CaughtUp, "the first connection has caught up");
        connection.Close();

        await _server.StreamAsync("id: a-1\ndata: one\n\n");

        await feed.EventsAsync(1);
        Assert.False(feed.Snapshot.CaughtUp);
    }

    [Fact]
    public async Task A_stream_that_says_nothing_is_waited_for_only_so_long()
    {
        await using var feed = new TestFeed(_server.Url);
        var waiting = feed.Feed.CaughtUpAsync(TimeSpan.FromMilliseconds(250), _time);

        _time.Advance(TimeSpan.FromMilliseconds(250));

        await waiting;
        Assert.False(feed.Snapshot.CaughtUp);
    }
}
