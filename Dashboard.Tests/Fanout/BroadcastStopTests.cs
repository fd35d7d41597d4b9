using Dashboard.Server.Fanout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fanout;

public sealed class BroadcastStopTests : IAsyncDisposable
{
    private readonly TestLog _log = TestLog.Open();
    private readonly Broadcast _broadcast;

    public BroadcastStopTests() => _broadcast = new Broadcast(
        _log.Log,
        Options.Create(new FanoutOptions { Window = 64, MaxTake = 3 }),
        new FanoutMetrics(_log.Meters),
        TimeProvider.System,
        NullLoggerFactory.Instance);

    public async ValueTask DisposeAsync()
    {
        _broadcast.Dispose();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task Stopping_ends_every_subscriber_and_those_that_come_later()
    {
        var before = new PipeSubscriber(_broadcast);

        _broadcast.Stop();
        var after = new PipeSubscriber(_broadcast);

        Assert.Equal(SubscriberEnd.ServerStops, await before.Subscriber.Ended.WaitAsync(Eventually.Limit));
        Assert.Equal(SubscriberEnd.ServerStops, await after.Subscriber.Ended.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task A_subscriber_gets_what_was_acknowledged_before_the_server_stopped()
    {
        var subscriber = new PipeSubscriber(_broadcast);
        await subscriber.HeartbeatAsync(1);

        await AppendAsync(2);
        _broadcast.Stop();

        Assert.Equal([1, 2], await subscriber.PositionsAsync(2));
        Assert.Equal(SubscriberEnd.ServerStops, await subscriber.Subscriber.Ended.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task A_server_that_stops_sends_all_that_waits_in_memory_first_piece_by_piece()
    {
        await AppendAsync(20);
        _broadcast.Stop();

        var subscriber = new PipeSubscriber(_broadcast);

        Assert.Equal(Enumerable.Range(1, 20).Select(position => (long)position), await subscriber.PositionsAsync(20));
        Assert.Equal(SubscriberEnd.ServerStops, await subscriber.Subscriber.Ended.WaitAsync(Eventually.Limit));
    }

    private async Task AppendAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await _log.AppendAsync("ops", $"{number}");
        }
    }
}
