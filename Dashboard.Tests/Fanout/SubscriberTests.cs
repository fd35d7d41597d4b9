using System.IO.Pipelines;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class SubscriberTests
{
    private const int Allowed = 5;

    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 10, resumeWriterThreshold: 5));
    private readonly List<string> _broken = [];
    private readonly Subscriber _subscriber;

    public SubscriberTests() => _subscriber = new Subscriber(
        new SubscriberStart(0, null, TrimmedStreams.None, new StreamScope(["*"]), SubscriptionFilter.None),
        new PipeOutput(_pipe.Writer, () => _broken.Add("stream"), () => _broken.Add("connection"), CancellationToken.None),
        _ => { });

    [Fact]
    public void Standing_still_is_counted_from_the_tick_that_saw_the_reader_take_something_last()
    {
        _subscriber.Write("fits"u8);
        _subscriber.Flush();
        _subscriber.Write("does not fit"u8);
        _subscriber.Flush();

        Assert.True(_subscriber.IsFlushing);
        Assert.Equal([15], TicksThatFindItStanding(10, 15));
    }

    [Fact]
    public void Standing_still_that_begins_after_a_tick_is_counted_from_the_next_one()
    {
        Assert.Empty(TicksThatFindItStanding(9, 10));

        _subscriber.Write("does not fit"u8);
        _subscriber.Flush();

        Assert.Equal([16], TicksThatFindItStanding(11, 16));
    }

    [Fact]
    public void A_subscriber_whose_first_bytes_find_no_room_has_its_time_however_long_the_server_has_run()
    {
        _subscriber.Write("does not fit"u8);
        _subscriber.Flush();

        Assert.Equal([1_000_005], TicksThatFindItStanding(1_000_000, 1_000_005));
    }

    [Fact]
    public void A_cut_that_does_not_help_breaks_the_whole_connection_after_the_same_time()
    {
        _subscriber.Write("does not fit"u8);
        _subscriber.Flush();

        Assert.Equal([6, 11], TicksThatFindItStanding(1, 12));
        Assert.Equal([true, false], new[] { _subscriber.Cut(), _subscriber.Cut() });
        Assert.Equal(["stream", "connection"], _broken);
    }

    private int[] TicksThatFindItStanding(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Where(tick => _subscriber.HasStoodStill(tick, Allowed))];
}
