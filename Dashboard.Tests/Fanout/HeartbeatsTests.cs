using System.IO.Pipelines;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class HeartbeatsTests
{
    private readonly Heartbeats _heartbeats = new(
        new FrameWindow(1, 1, 0), new FanoutOptions { HeartbeatEvery = TimeSpan.FromSeconds(15) }, TimeProvider.System, "e");

    private readonly Subscriber _subscriber = new(
        new SubscriberStart(0, null, TrimmedStreams.None, new StreamScope(["*"]), SubscriptionFilter.None),
        new PipeOutput(new Pipe().Writer, () => { }, () => { }, CancellationToken.None),
        _ => { });

    [Fact]
    public void Being_a_little_late_does_not_add_up() => Assert.Equal([100, 116, 130, 145], SecondsThatBringOne(100, 116, 117, 129, 130, 131, 144, 145));

    [Fact]
    public void Whoever_is_late_by_more_than_one_gets_one_and_not_two_at_once() =>
        Assert.Equal([100, 140, 155], SecondsThatBringOne(100, 140, 141, 142, 154, 155));

    private int[] SecondsThatBringOne(params int[] seconds) =>
        [.. seconds.Where(second => _heartbeats.Write(_subscriber, second * TimeProvider.System.TimestampFrequency))];
}
