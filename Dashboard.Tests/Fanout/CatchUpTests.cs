using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fanout;

public sealed class CatchUpTests : IAsyncDisposable
{
    private const int Kept = 5;

    private readonly FakeTimeProvider _retentionTime = new();
    private readonly TestLog _log;
    private readonly Broadcast _broadcast;

    public CatchUpTests()
    {
        _log = TestLog.Open(time: _retentionTime, adapt: options => options.RetainPerStream = Kept);
        _broadcast = new Broadcast(
            _log.Log,
            Options.Create(new FanoutOptions { Window = 4, MaxTake = 3 }),
            new FanoutMetrics(_log.Meters),
            TimeProvider.System,
            NullLoggerFactory.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _broadcast.Dispose();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task A_subscriber_that_retention_has_passed_is_told_of_the_hole_where_it_is()
    {
        var slow = new PipeSubscriber(_broadcast);
        await AppendAsync(60);
        await Eventually.True(() => slow.Subscriber.IsFlushing, "its connection is full");
        await TrimAsync(upTo: 55);

        var positions = await slow.PositionsAsync(10);
        while (positions[^1] < 60)
        {
            positions = await slow.PositionsAsync(positions.Count + 1);
        }

        var before = positions.TakeWhile(position => position <= 55).ToArray();
        Assert.Equal(Enumerable.Range(1, before.Length).Select(position => (long)position), before);
        Assert.Equal([56, 57, 58, 59, 60], positions.Skip(before.Length));
        var epoch = _log.Log.Bounds.Epoch;
        var gap = Assert.Single(slow.Events, one => one.Type == EventTypes.Gap);
        Assert.Equal($$"""{"asked":"{{epoch}}-{{before.Length}}","oldest":"{{epoch}}-56","missed":{{55 - before.Length}}}""", gap.Data);
        Assert.Equal($"{epoch}-{before.Length}", gap.LastEventId);
    }

    [Fact]
    public async Task What_was_gone_before_a_subscriber_began_is_no_hole_in_its_stream()
    {
        await AppendAsync(20);
        await TrimAsync(upTo: 15);

        var subscriber = new PipeSubscriber(_broadcast, trimmed: await _log.Log.TrimmedStreamsAsync(new StreamScope(["*"]), CancellationToken.None));

        Assert.Equal([16, 17, 18, 19, 20], await subscriber.PositionsAsync(Kept));
        Assert.DoesNotContain(subscriber.Events, one => one.Type == EventTypes.Gap);
    }

    [Fact]
    public async Task A_hole_in_one_stream_is_told_though_another_was_trimmed_further_long_before()
    {
        await AppendAsync(40);
        await AppendAsync(Kept * 10, to: "deploys");
        await _log.Log.ChangeStreamAsync("ops", settings => settings with { RetainCount = 40 });
        await TrimAsync("deploys", Kept);
        var before = await _log.Log.TrimmedStreamsAsync(new StreamScope(["*"]), CancellationToken.None);

        var slow = new PipeSubscriber(_broadcast, trimmed: before);
        await Eventually.True(() => slow.Subscriber.IsFlushing, "its connection is full");
        await _log.Log.ChangeStreamAsync("ops", settings => settings with { RetainCount = 2 });
        await TrimAsync("ops", 2);

        var positions = await slow.PositionsAsync(10);
        while (positions[^1] < 90)
        {
            positions = await slow.PositionsAsync(positions.Count + 1);
        }

        var ofOps = positions.Count(position => position <= 40);
        var gap = Assert.Single(slow.Events, one => one.Type == EventTypes.Gap);
        Assert.EndsWith($$""","missed":{{40 - ofOps}}}""", gap.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_nothing_of_what_is_looked_through_hears_meanwhile_that_the_stream_lives()
    {
        // Each look at the clock takes a second: five pages are fifteen.
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        await using var log = TestLog.Open();
        using var broadcast = new Broadcast(
            log.Log, Options.Create(new FanoutOptions { Window = 4, MaxTake = 3 }), new FanoutMetrics(log.Meters), time, NullLoggerFactory.Instance);
        for (var number = 1; number <= 100; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        var nothing = new SubscriptionFilter(SeveritySet.Of(_ => false), null, null);
        var subscriber = new PipeSubscriber(broadcast, filter: nothing);

        Assert.Contains("\"last\":null,\"catchingUp\":true", await subscriber.HeartbeatAsync(1), StringComparison.Ordinal);
        await Eventually.True(() => subscriber.Subscriber.Position == 100, "it has caught up");
        var heartbeat = await subscriber.HeartbeatAsync(subscriber.Events.Count + 1);
        while (heartbeat.Contains("catchingUp", StringComparison.Ordinal))
        {
            heartbeat = await subscriber.HeartbeatAsync(subscriber.Events.Count + 1);
        }
    }

    private async Task TrimAsync(string stream, int left)
    {
        _retentionTime.Advance(TimeSpan.FromMinutes(1));
        await Eventually.True(() => _log.Log.Streams.Single(one => one.Name == stream).Notifications == left, "retention has done its work");
    }

    private async Task TrimAsync(long upTo)
    {
        _retentionTime.Advance(TimeSpan.FromMinutes(1));
        await Eventually.True(() => _log.Log.Streams.Single().Notifications == Kept, "retention has done its work");
        Assert.Equal(upTo, (await _log.Log.TrimmedAfterAsync(0, new StreamScope(["ops"]), CancellationToken.None)).Missed);
    }

    private async Task AppendAsync(int count, string to = "ops")
    {
        for (var number = 1; number <= count; number++)
        {
            await _log.AppendAsync(to, $"{number}");
        }
    }
}
