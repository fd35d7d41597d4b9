using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Feeds;

/// <summary>Events by socket read are what tells streaming from buffering.</summary>
public sealed class FeedReadsTests : IDisposable
{
    private readonly ScriptedStreamServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Events_that_one_socket_read_brought_carry_its_number_and_stamp()
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync();
        await feed.StateAsync(FeedState.Live);
        await connection.SendAsync("data: one\n\ndata: two\n\ndata: three\n\n");

        var events = await feed.EventsAsync(3);

        Assert.Single(events.Select(one => (one.Read, one.ReadAt)).Distinct());
        Assert.Equal([1, 2, 3], events.Select(one => one.Sequence));
    }

    [Fact]
    public async Task Events_that_were_written_apart_carry_different_numbers_and_stamps()
    {
        await using var feed = new TestFeed(_server.Url);
        var connection = await _server.StreamAsync();
        await feed.StateAsync(FeedState.Live);
        foreach (var number in (int[])[1, 2, 3])
        {
            await connection.SendAsync($"data: {number}\n\n");
            await feed.EventsAsync(number);
        }

        var events = await feed.EventsAsync(3);

        Assert.Equal([0, 1, 2], events.Select(one => one.Read - events[0].Read));
        Assert.True(events[0].ReadAt < events[1].ReadAt && events[1].ReadAt < events[2].ReadAt);
    }

    [Fact]
    public async Task Numbers_of_reads_go_on_over_connections()
    {
        await using var feed = new TestFeed(_server.Url);
        var first = await _server.StreamAsync("data: one\n\n");
        await feed.EventsAsync(1);
        first.Close();
        await _server.StreamAsync("data: two\n\n");

        var events = await feed.EventsAsync(2);

        Assert.True(events[0].Read < events[1].Read);
    }

    [Fact]
    public async Task Viewers_are_told_of_events_after_they_can_be_read()
    {
        await using var feed = new TestFeed(_server.Url);
        var told = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        feed.Feed.Changed += () =>
        {
            if (feed.Snapshot.LastSequence > 0)
            {
                told.TrySetResult(feed.Feed.ReadAfter(0, []));
            }
        };
        await _server.StreamAsync("data: one\n\n");

        Assert.Equal(0, await told.Task.WaitAsync(Eventually.Limit));
        Assert.Equal(["one"], await feed.DataAsync(1));
    }

    [Fact]
    public async Task A_feed_keeps_the_newest_events_and_says_how_many_are_gone()
    {
        var options = TestFeed.Quick();
        options.Kept = 2;
        await using var feed = new TestFeed(_server.Url, options: options);
        await _server.StreamAsync("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: 5\n\n");

        Assert.Equal(["4", "5"], await feed.DataAsync(5));
        Assert.Equal(2, feed.Feed.ReadAfter(1, []));
    }
}
