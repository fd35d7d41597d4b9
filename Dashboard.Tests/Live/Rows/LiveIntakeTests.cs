using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live.Rows;

/// <summary>What comes from the feed, what waits while the view stands still, and what is told of what is missing.</summary>
public sealed class LiveIntakeTests
{
    private readonly LiveList _list = new(new LiveOptions(), (_, _) => NotificationState.Open);
    private readonly LiveStreams _streams = new();
    private readonly LiveIntake _intake;

    public LiveIntakeTests() => _intake = new LiveIntake(_list, _streams, mostWaiting: 5);

    private IEnumerable<string> Rows => _list.Shown.Lines.Slice(0, 100).Select(line => line.Row!).Select(row => row.Notification?.Title ?? NoticeWords.Sentence(row.Notice!));

    [Fact]
    public void While_the_view_is_held_new_rows_wait_and_then_come_in_as_the_newest()
    {
        Take(1, 2);
        _intake.Hold(true);
        Take(3);
        Take(4);
        Assert.Equal(["a-2", "a-1"], Rows);
        Assert.Equal((true, 2), (_intake.Held, _intake.Waiting));

        _intake.Hold(false);
        Take(5);
        Assert.Equal(["a-5", "a-4", "a-3", "a-2", "a-1"], Rows);
        Assert.Equal((false, 0), (_intake.Held, _intake.Waiting));
    }

    [Fact]
    public void What_waits_is_bounded_and_what_does_not_fit_is_told_of_where_it_is_missing()
    {
        Take(1);
        _intake.Hold(true);
        Take(2, 3, 4, 5, 6, 7, 8);
        Assert.Equal((5, 2), (_intake.Waiting, _intake.Overflowed));

        _intake.Hold(false);
        Assert.Equal(
            ["a-8", "a-7", "a-6", "a-5", "a-4", "2 notifications more came while paused than this page holds; they are in the log", "a-1"],
            Rows);
        Assert.Equal(("a-1", "a-4", true), (Notice.AfterId, Notice.BeforeId, Notice.CanLoad));
    }

    [Fact]
    public void Of_what_waits_that_counts_which_would_be_shown()
    {
        _intake.Hold(true);
        _intake.Take([Notifications.Event(1), Notifications.Event(2, "deploys"), Notifications.Event(3)]);
        _ = Query.TryParse("stream:deploys", out var query, out _);
        _list.Show(new LiveFilter(query), Grouping.None);
        _intake.CountAgain();
        Assert.Equal(1, _intake.Waiting);

        _intake.Take([Notifications.Event(4, "deploys")]);
        Assert.Equal(2, _intake.Waiting);
    }

    [Fact]
    public void A_notification_that_comes_twice_is_shown_and_counted_once_also_while_it_waits()
    {
        Take(1, 1);
        _intake.Hold(true);
        Take(1, 2, 2);
        Assert.Equal(1, _intake.Waiting);

        _intake.Hold(false);
        Assert.Equal(["a-2", "a-1"], Rows);
        Assert.Equal(2, Assert.Single(_streams.All).Notifications);
    }

    [Fact]
    public void A_notification_that_comes_twice_is_no_repeat_of_itself()
    {
        var firing = Notifications.At(1) with { Key = "disk", Status = NotificationStatus.Firing };
        var once = Notifications.Event(1, EventTypes.Message, System.Text.Json.JsonSerializer.Serialize(firing, ContractsJson.Wire.Notification));

        _intake.Take([once]);
        _intake.Take([once, once]);

        Assert.Equal(1, Assert.Single(_list.Shown.Lines.Slice(0, 100)).Row!.Count);
    }

    [Fact]
    public void A_gap_says_how_many_were_missed_and_between_what()
    {
        Take(1);
        _intake.Take([
            Notifications.Event(2, EventTypes.Gap, """{"asked":"a-1","oldest":"a-92","missed":90}"""),
            Notifications.Event(92),
        ]);

        Assert.Equal(["a-92", "Up to 90 notifications were missed", "a-1"], Rows);
        Assert.Equal((Notifications.Noon.AddSeconds(1), Notifications.Noon.AddSeconds(92)), (Notice.From!.Value, Notice.To!.Value));
        Assert.Equal(("a-1", "a-92", true), (Notice.AfterId, Notice.BeforeId, Notice.CanLoad));
    }

    [Fact]
    public void A_gap_that_cannot_be_read_is_still_a_gap()
    {
        _intake.Take([Notifications.Event(1, EventTypes.Gap, "three")]);

        Assert.Equal(["The log was replaced or is not the one that was read before: what was missed cannot be known"], Rows);
    }

    [Fact]
    public void What_cannot_be_read_is_told_of_and_events_for_programs_are_no_rows()
    {
        _intake.Take([Notifications.Event(1, EventTypes.Message, "tick"), Notifications.Event(2, EventTypes.Bye, "{}"), Notifications.Event(3, "other", "x")]);

        Assert.Equal(["An event came that could not be read"], Rows);
    }

    [Fact]
    public void After_what_cannot_even_be_looked_at_the_next_notification_comes_as_ever()
    {
        _intake.Take([Notifications.Event(1, EventTypes.Message, "\uD800"), Notifications.Event(2)]);

        Assert.Equal(["a-2", "An event came that could not be read"], Rows);
    }

    [Theory]
    [InlineData(1, "1 event came faster than this page could show it; it is in the log")]
    [InlineData(7, "7 events came faster than this page could show them; they are in the log")]
    public void Events_that_came_too_fast_are_told_of_where_they_are_missing(long skipped, string sentence)
    {
        Take(1);
        _intake.Take([Notifications.Event(20), Notifications.Event(21)], skipped);

        Assert.Equal(["a-21", "a-20", sentence, "a-1"], Rows);
        Assert.Equal(("a-1", "a-20", true), (Notice.AfterId, Notice.BeforeId, Notice.CanLoad));
    }

    [Fact]
    public void What_was_read_from_the_log_stands_where_it_was_missing()
    {
        Take(1);
        _intake.Take([Notifications.Event(4)], 2);

        Assert.Equal(2, _intake.Fill([Notifications.At(4), Notifications.At(3), Notifications.At(2), Notifications.At(1)]));
        Assert.Equal(["a-4", "a-3", "a-2", "2 events came faster than this page could show them; they are in the log", "a-1"], Rows);
    }

    [Fact]
    public void A_new_connection_says_how_long_there_was_none_and_what_it_has_caught_up()
    {
        Take(1);
        _intake.Reconnected(TimeSpan.FromSeconds(42), Notifications.Noon.AddSeconds(10));
        Take(9, 10, 11);

        Assert.Equal(["a-11", "a-10", "a-9", "Reconnected after 42 s: 2 caught up", "a-1"], Rows);
    }

    [Fact]
    public void A_new_connection_that_has_missed_nothing_is_no_row()
    {
        Take(1);
        _intake.Reconnected(TimeSpan.FromSeconds(42), Notifications.Noon.AddSeconds(10));
        Take(1, 11);

        Assert.Equal(["a-11", "a-1"], Rows);
    }

    [Fact]
    public void What_was_missed_is_told_of_also_where_the_rest_was_caught_up()
    {
        Take(1);
        _intake.Reconnected(TimeSpan.FromSeconds(42), Notifications.Noon.AddSeconds(100));
        _intake.Take([Notifications.Event(2, EventTypes.Gap, """{"asked":"a-1","oldest":"a-92","missed":90}"""), Notifications.Event(92)]);
        _intake.Reconnected(TimeSpan.FromSeconds(7), Notifications.Noon.AddSeconds(200));
        Take(150);

        Assert.Equal(
            ["a-150", "Reconnected after 7 s: 1 caught up", "a-92", "Reconnected after 42 s: 1 caught up", "Up to 90 notifications were missed", "a-1"],
            Rows);
    }

    [Fact]
    public void The_rows_of_a_log_that_was_replaced_stand_above_those_of_the_old_one()
    {
        Take(7);
        _intake.Take([Notifications.Event(8, EventTypes.Message, System.Text.Json.JsonSerializer.Serialize(
            Notifications.At(1) with { Id = "b-1", Title = "b-1" }, ContractsJson.Wire.Notification))]);

        Assert.Equal(["b-1", "a-7"], Rows);
    }

    private LiveNotice Notice => Assert.Single(_list.Shown.Lines.Slice(0, 100), line => line.Row?.Notice is not null).Row!.Notice!;

    private void Take(params long[] positions) => _intake.Take(positions.Select(position => Notifications.Event(position)));
}
