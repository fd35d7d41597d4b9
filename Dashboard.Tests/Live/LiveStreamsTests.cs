using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

/// <summary>The streams beside the live list, and how many notifications each holds.</summary>
public sealed class LiveStreamsTests
{
    private readonly LiveList _list = new(5);

    [Fact]
    public void Streams_are_as_the_log_has_them_by_name()
    {
        _list.Take([Summary("ops", 12, 40), Summary("deploys", 3, 39)]);

        Assert.Equal(
            [new LiveStream("deploys", 3, 39, Notifications.Noon), new LiveStream("ops", 12, 40, Notifications.Noon)],
            _list.Streams);
    }

    [Fact]
    public void What_the_log_had_counted_already_does_not_count_twice()
    {
        _list.Take([Summary("ops", 12, 40)]);
        _list.Take([Notifications.Event(39), Notifications.Event(40), Notifications.Event(41), Notifications.Event(42)]);

        Assert.Equal([new LiveStream("ops", 14, 42, Notifications.Noon.AddSeconds(42))], _list.Streams);
    }

    [Fact]
    public void A_stream_comes_to_life_with_its_first_notification()
    {
        _list.Take([Summary("ops", 12, 40)]);
        _list.Take([Notifications.Event(41, "deploys")]);

        Assert.Equal(
            [new LiveStream("deploys", 1, 41, Notifications.Noon.AddSeconds(41)), new LiveStream("ops", 12, 40, Notifications.Noon)],
            _list.Streams);
    }

    [Fact]
    public void Notifications_count_while_their_rows_wait_and_once()
    {
        _list.Hold(true);
        _list.Take([Notifications.Event(1), Notifications.Event(2)]);
        Assert.Equal(2, Assert.Single(_list.Streams).Notifications);

        _list.Hold(false);
        Assert.Equal(2, Assert.Single(_list.Streams).Notifications);
    }

    [Fact]
    public void A_filter_changes_no_counts()
    {
        _list.Show(new LiveFilter("deploys", Severity.Critical));
        _list.Take([Notifications.Event(1)]);

        Assert.Equal(1, Assert.Single(_list.Streams).Notifications);
    }

    private static StreamSummary Summary(string name, long notifications, long position) =>
        new(name, notifications, $"a-{position}", Notifications.Noon);
}
