using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class LiveListTests
{
    private readonly LiveList _list = new(5);

    private IEnumerable<string?> Titles => _list.Shown.Select(row => row.Notification?.Title ?? row.Trouble ?? "gap");

    [Fact]
    public void The_newest_row_is_first()
    {
        Take(1, 2);
        Take(3);

        Assert.Equal([new LiveRow(3, Notifications.At(3)), new LiveRow(2, Notifications.At(2)), new LiveRow(1, Notifications.At(1))], _list.Shown);
    }

    [Fact]
    public void The_newest_rows_are_kept()
    {
        Take(1, 2, 3, 4);
        Take(5, 6, 7);

        Assert.Equal(["a-7", "a-6", "a-5", "a-4", "a-3"], Titles);
    }

    [Fact]
    public void While_the_reader_is_further_down_new_rows_wait()
    {
        Take(1, 2);
        var before = _list.Shown;
        _list.Hold(true);
        Take(3, 4);

        Assert.Same(before, _list.Shown);
        Assert.Equal((true, 2), (_list.Held, _list.Waiting));
    }

    [Fact]
    public void Rows_that_waited_come_in_as_the_newest()
    {
        Take(1, 2);
        _list.Hold(true);
        Take(3);
        Take(4);
        _list.Hold(false);
        Take(5);

        Assert.Equal(["a-5", "a-4", "a-3", "a-2", "a-1"], Titles);
        Assert.Equal((false, 0), (_list.Held, _list.Waiting));
    }

    [Fact]
    public void Only_the_newest_rows_wait()
    {
        Take(1);
        _list.Hold(true);
        Take(2, 3, 4, 5, 6, 7, 8);
        Assert.Equal(5, _list.Waiting);

        _list.Hold(false);
        Assert.Equal(["a-8", "a-7", "a-6", "a-5", "a-4"], Titles);
    }

    [Fact]
    public void Of_waiting_rows_those_count_that_would_be_shown()
    {
        _list.Show(new LiveFilter("ops"));
        _list.Hold(true);
        _list.Take([Notifications.Event(1), Notifications.Event(2, "deploys"), Notifications.Event(3)]);

        Assert.Equal(2, _list.Waiting);
    }

    [Fact]
    public void Another_filter_shows_other_rows_and_lets_none_in_that_wait()
    {
        _list.Take([Notifications.Event(1), Notifications.Event(2, severity: Severity.Error), Notifications.Event(3, "deploys")]);
        _list.Hold(true);
        _list.Take([Notifications.Event(4, severity: Severity.Error)]);

        _list.Show(new LiveFilter(AtLeast: Severity.Error));
        Assert.Equal(["a-2"], Titles);
        _list.Show(new LiveFilter("deploys"));
        Assert.Equal(["a-3"], Titles);
        _list.Show(new LiveFilter());
        Assert.Equal(["a-3", "a-2", "a-1"], Titles);
    }

    [Fact]
    public void A_filter_hides_no_gap_and_nothing_that_cannot_be_read()
    {
        _list.Show(new LiveFilter("deploys", Severity.Critical));
        _list.Take([
            Notifications.Event(1),
            Notifications.Event(2, EventTypes.Gap, """{"asked":"a-1","oldest":"a-5","missed":3}"""),
            Notifications.Event(3, EventTypes.Message, "tick"),
        ]);

        Assert.Equal(
            [new LiveRow(3, Trouble: "An event came that could not be read."), new LiveRow(2, Gap: new Gap("a-1", "a-5", 3))],
            _list.Shown);
    }

    [Fact]
    public void A_gap_that_cannot_be_read_is_still_a_gap()
    {
        _list.Take([Notifications.Event(1, EventTypes.Gap, "three")]);

        Assert.Equal([new LiveRow(1, Gap: new Gap("", null, null))], _list.Shown);
    }

    [Fact]
    public void Events_for_programs_are_no_rows()
    {
        _list.Take([Notifications.Event(1, EventTypes.Bye, """{"reason":"shutdown"}"""), Notifications.Event(2, "other", "x")]);

        Assert.Empty(_list.Shown);
    }

    [Theory]
    [InlineData(1, "1 event came faster than this page could show it; it is in the log.")]
    [InlineData(7, "7 events came faster than this page could show them; they are in the log.")]
    public void Events_that_came_too_fast_are_told_of_where_they_are_missing(long skipped, string trouble)
    {
        Take(1);
        _list.Take([Notifications.Event(20), Notifications.Event(21)], skipped);

        Assert.Equal(["a-21", "a-20", trouble, "a-1"], Titles);
        Assert.Equal([21, 20, 19, 1], _list.Shown.Select(row => row.Sequence));
    }

    private void Take(params long[] positions) => _list.Take(positions.Select(position => Notifications.Event(position)));
}
