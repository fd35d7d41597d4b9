using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Feeds;

/// <summary>A heartbeat names the last notification that was sent, so that a feed notices one that never arrived.</summary>
public sealed class FeedHeartbeatTests : IDisposable
{
    private readonly ScriptedStreamServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_notification_that_was_sent_and_did_not_arrive_is_asked_for_again()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("id: a-1\ndata: one\n\n");
        await feed.EventsAsync(1);
        await first.SendAsync(Heartbeat("\"a-2\""));

        var second = await _server.AcceptAsync();

        Assert.Equal("a-1", second.LastEventId);
        Assert.Equal("Notification a-2 was sent and did not arrive; asking for it again.", feed.Snapshot.Trouble);
        await second.AnswerAsync();
        await second.SendAsync("id: a-2\ndata: two\n\n");
        Assert.Equal(["one", "two"], await feed.DataAsync(2));
    }

    [Fact]
    public async Task What_one_read_brought_before_such_a_heartbeat_is_not_asked_for_again()
    {
        await using var feed = new TestFeed(_server.Url);
        await _server.StreamAsync("id: a-1\ndata: one\n\n" + Heartbeat("\"a-2\"") + "id: a-3\ndata: three\n\n");

        var second = await _server.StreamAsync("id: a-2\ndata: two\n\nid: a-3\ndata: three\n\n");

        Assert.Equal("a-1", second.LastEventId);
        Assert.Equal(["one", "two", "three"], await feed.DataAsync(3));
    }

    [Theory]
    [InlineData("\"a-1\"")]
    [InlineData("\"a-0\"")]
    [InlineData("\"b-9\"")]
    [InlineData("\"foreign\"")]
    [InlineData("null")]
    public async Task Any_other_heartbeat_is_a_sign_of_life_and_no_event(string last)
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync("id: a-1\ndata: one\n\n");
        await connection.SendAsync(Heartbeat(last));
        await connection.SendAsync("id: a-2\ndata: two\n\n");

        Assert.Equal(["one", "two"], await feed.DataAsync(2));
        Assert.Equal(0, feed.Snapshot.Reconnects);
    }

    [Fact]
    public async Task A_foreign_heartbeat_is_a_sign_of_life_and_no_event()
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync("id: a-1\ndata: one\n\nevent: heartbeat\ndata: tick\n\n");
        await connection.SendAsync("id: a-2\ndata: two\n\n");

        Assert.Equal(["one", "two"], await feed.DataAsync(2));
        Assert.Equal(0, feed.Snapshot.Reconnects);
    }

    [Fact]
    public async Task A_gap_is_an_event_of_its_own()
    {
        await using var feed = new TestFeed(_server.Url);
        await _server.StreamAsync("event: gap\ndata: {\"asked\":\"a-1\",\"oldest\":null,\"missed\":3}\n\n");

        Assert.Equal(EventTypes.Gap, Assert.Single(await feed.EventsAsync(1)).Event.Type);
    }

    private static string Heartbeat(string last) =>
        $"event: heartbeat\ndata: {{\"time\":\"2026-11-22T12:00:00Z\",\"last\":{last}}}\n\n";
}
