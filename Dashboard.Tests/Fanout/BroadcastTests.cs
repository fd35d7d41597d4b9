using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fanout;

public sealed class BroadcastTests
{
    [Fact]
    public async Task A_subscriber_that_keeps_up_is_served_from_memory()
    {
        await using var log = TestLog.Open();
        var (broadcast, reads) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["*"]), SubscriptionFilter.None);
        var seen = new List<long>();

        for (var number = 1; number <= 10; number++)
        {
            await log.AppendAsync("ops", $"{number}");
            await TakeAsync(subscriber, seen);
        }

        Assert.Equal(Positions(1, 10), seen);
        Assert.Equal(0, reads.Reads);
    }

    [Fact]
    public async Task A_subscriber_that_fell_behind_the_window_catches_up_from_the_log_and_goes_on_live()
    {
        await using var log = TestLog.Open();
        var (broadcast, reads) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["*"]), SubscriptionFilter.None);
        var seen = new List<long>();
        for (var number = 1; number <= 20; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        await TakeAsync(subscriber, seen);
        var readsToCatchUp = reads.Reads;
        await log.AppendAsync("ops", "21");
        await TakeAsync(subscriber, seen);

        Assert.Equal(Positions(1, 21), seen);
        Assert.NotEqual(0, readsToCatchUp);
        Assert.Equal(readsToCatchUp, reads.Reads);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task A_subscriber_begins_after_any_position(int start)
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        for (var number = 1; number <= 10; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        using var subscriber = broadcast.Subscribe(start, new StreamScope(["*"]), SubscriptionFilter.None);
        var seen = new List<long>();
        await TakeAsync(subscriber, seen);
        await log.AppendAsync("ops", "11");
        await TakeAsync(subscriber, seen);

        Assert.Equal(Positions(start + 1, 11), seen);
    }

    [Fact]
    public async Task A_restarted_server_serves_what_is_older_than_its_window_from_the_log()
    {
        using var folder = new TempFolder();
        await using (var first = TestLog.Open(folder.FullPath))
        {
            await first.AppendAsync("ops", "1");
            await first.AppendAsync("ops", "2");
        }

        await using var log = TestLog.Open(folder.FullPath);
        var (broadcast, _) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["*"]), SubscriptionFilter.None);
        await log.AppendAsync("ops", "3");
        var seen = new List<long>();
        await TakeAsync(subscriber, seen);

        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Only_its_own_streams_wake_a_subscriber()
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);

        await log.AppendAsync("other", "1");
        var woken = subscriber.WaitAsync(CancellationToken.None).AsTask();
        var wokenByOther = woken.IsCompleted;
        await log.AppendAsync("ops", "2");

        Assert.False(wokenByOther);
        Assert.True(await woken.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task A_wake_up_that_comes_before_the_wait_is_not_lost_and_many_count_as_one()
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);
        for (var number = 0; number < 3; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        Assert.True(subscriber.WaitAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully);
        Assert.False(subscriber.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public async Task A_subscriber_that_left_is_not_woken()
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        var gone = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);
        using var stays = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);

        gone.Dispose();
        await log.AppendAsync("ops", "1");

        Assert.False(gone.WaitAsync(CancellationToken.None).AsTask().IsCompleted);
        Assert.True(stays.WaitAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Streams_of_others_move_the_position_without_a_frame()
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        using var subscriber = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);
        for (var number = 0; number < 30; number++)
        {
            await log.AppendAsync("other", $"{number}");
        }

        var frames = await subscriber.TakeAsync(CancellationToken.None);

        Assert.Empty(frames);
        Assert.Equal(30, subscriber.Position);
    }

    [Fact]
    public async Task All_subscribers_share_the_bytes_of_a_frame()
    {
        await using var log = TestLog.Open();
        var (broadcast, _) = Over(log, window: 4);
        using var one = broadcast.Subscribe(0, new StreamScope(["*"]), SubscriptionFilter.None);
        using var other = broadcast.Subscribe(0, new StreamScope(["ops"]), SubscriptionFilter.None);
        await log.AppendAsync("ops", "1");

        Assert.Same(
            Assert.Single(await one.TakeAsync(CancellationToken.None)), Assert.Single(await other.TakeAsync(CancellationToken.None)));
    }

    private static (Broadcast Broadcast, CountingLog Reads) Over(TestLog log, int window)
    {
        var counting = new CountingLog(log.Log);
        return (new Broadcast(counting, Options.Create(new FanoutOptions { Window = window, MaxTake = 3 })), counting);
    }

    private static async Task TakeAsync(Subscriber subscriber, List<long> seen)
    {
        IReadOnlyList<Frame> frames;
        while ((frames = await subscriber.TakeAsync(CancellationToken.None)).Count > 0)
        {
            seen.AddRange(frames.Select(frame => frame.Entry.Position));
        }
    }

    private static IEnumerable<long> Positions(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(position => (long)position);
}
