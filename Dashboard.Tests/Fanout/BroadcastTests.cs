using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fanout;

public sealed class BroadcastTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly TestLog _log = TestLog.Open();
    private readonly CountingLog _reads;
    private readonly Broadcast _broadcast;

    public BroadcastTests()
    {
        _reads = new CountingLog(_log.Log);
        _broadcast = Over(_reads);
    }

    public async ValueTask DisposeAsync()
    {
        _broadcast.Dispose();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task A_subscriber_that_keeps_up_is_served_from_memory()
    {
        var subscriber = new PipeSubscriber(_broadcast);

        for (var number = 1; number <= 10; number++)
        {
            await _log.AppendAsync("ops", $"{number}");
            await subscriber.PositionsAsync(number);
        }

        Assert.Equal(Positions(1, 10), await subscriber.PositionsAsync(10));
        Assert.Equal(0, _reads.Reads);
    }

    [Fact]
    public async Task A_subscriber_that_fell_behind_the_window_catches_up_from_the_log_and_goes_on_live()
    {
        await AppendAsync(20);
        var subscriber = new PipeSubscriber(_broadcast);
        await subscriber.PositionsAsync(20);
        var readsToCatchUp = _reads.Reads;

        await _log.AppendAsync("ops", "21");

        Assert.Equal(Positions(1, 21), await subscriber.PositionsAsync(21));
        Assert.NotEqual(0, readsToCatchUp);
        Assert.Equal(readsToCatchUp, _reads.Reads);
    }

    [Fact]
    public async Task What_waits_in_memory_comes_piece_by_piece_without_a_further_event()
    {
        using var roomy = Over(_reads, window: 64);
        await AppendAsync(20);

        var subscriber = new PipeSubscriber(roomy);

        Assert.Equal(Positions(1, 20), await subscriber.PositionsAsync(20));
        Assert.Equal(0, _reads.Reads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_subscriber_begins_after_any_position(int start)
    {
        await AppendAsync(10);
        var subscriber = new PipeSubscriber(_broadcast, after: start);

        await _log.AppendAsync("ops", "11");

        Assert.Equal(Positions(start + 1, 11), await subscriber.PositionsAsync(11 - start));
    }

    [Fact]
    public async Task A_restarted_server_serves_what_is_older_than_its_window_from_the_log()
    {
        await AppendAsync(2);
        using var restarted = Over(_reads);
        var subscriber = new PipeSubscriber(restarted);

        await _log.AppendAsync("ops", "3");

        Assert.Equal([1, 2, 3], await subscriber.PositionsAsync(3));
    }

    [Fact]
    public async Task Streams_of_others_move_a_subscriber_on_without_an_event()
    {
        var subscriber = new PipeSubscriber(_broadcast, "ops");
        for (var number = 0; number < 30; number++)
        {
            await _log.AppendAsync("other", $"{number}");
        }

        await _log.AppendAsync("ops", "mine");

        Assert.Equal([31], await subscriber.PositionsAsync(1));
        await Eventually.True(() => subscriber.Subscriber.Position == 31, "the subscriber is at the head");
    }

    [Fact]
    public async Task The_first_heartbeat_comes_when_the_subscriber_has_caught_up_and_names_the_last_event()
    {
        await AppendAsync(20);
        var subscriber = new PipeSubscriber(_broadcast);

        var heartbeat = await subscriber.HeartbeatAsync(1);

        Assert.Equal($$"""{"time":"2026-11-22T12:00:00.000000Z","last":"{{_log.Log.Bounds.Epoch}}-20"}""", heartbeat);
        Assert.Equal(EventTypes.Heartbeat, subscriber.Events[20].Type);
    }

    [Fact]
    public async Task Heartbeats_go_on_every_fifteen_seconds()
    {
        var subscriber = new PipeSubscriber(_broadcast);
        await subscriber.HeartbeatAsync(1);

        _time.Advance(TimeSpan.FromSeconds(15));
        await subscriber.HeartbeatAsync(2);
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("""{"time":"2026-11-22T12:00:30.000000Z","last":null}""", await subscriber.HeartbeatAsync(3));
    }

    [Fact]
    public async Task A_reader_that_stands_still_delays_nobody_and_is_cut_in_time()
    {
        var stuck = new PipeSubscriber(_broadcast);
        var good = new PipeSubscriber(_broadcast);

        await AppendAsync(50);
        Assert.Equal(Positions(1, 50), await good.PositionsAsync(50));
        await Eventually.True(() => stuck.Subscriber.IsFlushing, "the other one's connection is full");
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(stuck.Aborted);

        // Ticks that come while the pump is at work are one tick: what counts is that it had as many turns.
        await Eventually.True(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return stuck.Aborted;
            },
            "the one that stands still is cut");

        Assert.Equal(SubscriberEnd.StoodStill, await stuck.Subscriber.Ended.WaitAsync(Eventually.Limit));
        Assert.False(good.Subscriber.Ended.IsCompleted);
    }

    [Fact]
    public async Task A_slow_reader_gets_everything_once_and_in_order()
    {
        var slow = new PipeSubscriber(_broadcast);

        await AppendAsync(300);

        Assert.Equal(Positions(1, 300), await slow.PositionsAsync(300));
    }

    [Fact]
    public async Task A_subscriber_that_left_is_told_to_nobody_any_more()
    {
        var gone = new PipeSubscriber(_broadcast);
        var stays = new PipeSubscriber(_broadcast);
        await gone.HeartbeatAsync(1);

        gone.Leave();
        Assert.Equal(SubscriberEnd.ClientLeft, await gone.Subscriber.Ended.WaitAsync(Eventually.Limit));
        await AppendAsync(1);

        await stays.PositionsAsync(1);
        Assert.Equal(0, gone.Subscriber.Position);
    }

    [Fact]
    public async Task A_reader_that_takes_a_little_now_and_then_is_not_cut()
    {
        var slow = new PipeSubscriber(_broadcast);
        await AppendAsync(200);

        for (var seconds = 0; seconds < 20; seconds += 4)
        {
            await Eventually.True(() => slow.Subscriber.IsFlushing, "its connection is full");
            _time.Advance(TimeSpan.FromSeconds(4));
            var sent = slow.Subscriber.BytesSent;
            await slow.PositionsAsync(slow.Events.Count + 1);
            await Eventually.True(() => slow.Subscriber.BytesSent > sent, "there is room for more");
        }

        Assert.False(slow.Aborted);
    }

    private static IEnumerable<long> Positions(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(position => (long)position);

    private Broadcast Over(IEventLog log, int window = 4) => new(
        log,
        Options.Create(new FanoutOptions { Window = window, MaxTake = 3 }),
        new FanoutMetrics(_log.Meters),
        _time,
        NullLoggerFactory.Instance);

    private async Task AppendAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await _log.AppendAsync("ops", $"{number}");
        }
    }
}
