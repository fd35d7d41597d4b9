using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Operations;

public sealed class OperationsStateTests
{
    private static readonly DateTimeOffset s_now = Notifications.Noon.AddHours(1);

    private long _next = 1_000;

    [Fact]
    public void Nobody_has_done_anything_at_first() =>
        Assert.Same(NotificationState.Open, Start().StateOf(Notifications.At(1), s_now));

    [Fact]
    public void A_single_notification_is_acknowledged_and_opened_again()
    {
        var state = Start(OperationFor.Acknowledge([Notifications.At(1)], "Ana", "on it"));

        Assert.Equal(("Ana", "on it"), (state.StateOf(Notifications.At(1), s_now).Acknowledged?.By, state.StateOf(Notifications.At(1), s_now).Acknowledged?.Note));
        Assert.Same(NotificationState.Open, state.StateOf(Notifications.At(2), s_now));
        Assert.Same(NotificationState.Open, After(state, OperationFor.Unacknowledge([Notifications.At(1)], "Ben")).StateOf(Notifications.At(1), s_now));
    }

    [Fact]
    public void A_condition_is_acknowledged_up_to_a_notification_and_each_keeps_the_name_of_whoever_did_it()
    {
        var state = Start(OperationFor.Acknowledge([Keyed(3), Keyed(1)], "Ana"), OperationFor.Acknowledge([Keyed(6)], "Ben"));

        Assert.Equal(
            ["Ana", "Ana", "Ben", "Ben", null],
            new long[] { 1, 3, 4, 6, 7 }.Select(position => state.StateOf(Keyed(position), s_now).Acknowledged?.By));
        Assert.Null(state.StateOf(Keyed(1, "db"), s_now).Acknowledged);
    }

    [Fact]
    public void What_was_acknowledged_without_its_condition_can_be_opened_again()
    {
        var state = Start(new Operation { Action = OperationAction.Acknowledge, By = "Ana", Ids = ["a-1"] });

        Assert.NotNull(state.StateOf(Keyed(1), s_now).Acknowledged);
        Assert.Null(After(state, OperationFor.Unacknowledge([Keyed(1)], "Ana")).StateOf(Keyed(1), s_now).Acknowledged);
    }

    [Fact]
    public void A_snoozed_condition_hides_its_repeats_and_comes_back_flagged_until_somebody_acknowledges_it()
    {
        var until = s_now.AddMinutes(15);
        var state = Start(OperationFor.Snooze([Keyed(1)], until, "Ana"));

        Assert.True(state.StateOf(Keyed(2), s_now).IsHidden);
        Assert.Null(state.StateOf(Keyed(2), s_now).Returned);

        var back = state.StateOf(Keyed(2), until);
        Assert.False(back.IsHidden);
        Assert.Equal("Ana", back.Returned?.By);
        Assert.Null(state.StateOf(Keyed(2) with { PublishedAt = until.AddSeconds(1) }, until.AddSeconds(2)).Returned);
        Assert.Null(state.StateOf(Keyed(2), until + Snooze.FlaggedFor).Returned);
        Assert.Null(After(state, OperationFor.Acknowledge([Keyed(2)], "Ben")).StateOf(Keyed(2), until).Returned);
        Assert.Same(NotificationState.Open, After(state, OperationFor.Unsnooze([Keyed(2)], "Ben")).StateOf(Keyed(2), s_now));
    }

    [Fact]
    public void A_mute_hides_what_its_query_matches_until_its_time_or_its_end()
    {
        var mute = OperationFor.Mute("stream:ci severity<error", s_now.AddHours(1), "Ana");
        var state = Start(mute);
        var (muted, other) = (Notifications.At(1, "ci"), Notifications.At(1, "ci", Severity.Error));

        Assert.True(state.StateOf(muted, s_now).IsHidden);
        Assert.Equal("stream:ci severity<error", state.StateOf(muted, s_now).Muted?.Query);
        Assert.Same(NotificationState.Open, state.StateOf(other, s_now));
        Assert.Same(NotificationState.Open, state.StateOf(muted, s_now.AddHours(1)));
        Assert.Empty(After(state, OperationFor.Unmute(Assert.Single(state.Mutes), "Ben")).Mutes);
    }

    [Fact]
    public void A_mute_that_this_version_does_not_understand_hides_nothing() =>
        Assert.Empty(Start(OperationFor.Mute("colour:red", s_now.AddHours(1), "Ana")).Mutes);

    [Fact]
    public void A_state_does_not_change_under_those_who_look_at_it()
    {
        var before = Start();
        After(before, OperationFor.Acknowledge([Notifications.At(1)], "Ana"));

        Assert.Same(NotificationState.Open, before.StateOf(Notifications.At(1), s_now));
    }

    [Fact]
    public void Only_about_so_many_are_kept_as_the_server_keeps_and_the_oldest_go_first()
    {
        var state = OperationsState.Of(new OperationsSnapshot("a-900", 10, [], [], []));
        for (var position = 1; position <= 12; position++)
        {
            state = After(state, OperationFor.Acknowledge([Notifications.At(position)], "Ana"));
        }

        Assert.Null(state.StateOf(Notifications.At(2), s_now).Acknowledged);
        Assert.NotNull(state.StateOf(Notifications.At(12), s_now).Acknowledged);
    }

    [Fact]
    public void A_selection_becomes_single_notifications_and_conditions_up_to_their_newest()
    {
        var operation = OperationFor.Acknowledge([Keyed(3), Notifications.At(5), Keyed(12), Notifications.At(5)], "Ana");

        Assert.Equal(["a-5"], operation.Ids);
        Assert.Equal([new KeyRange("ops", "disk", "a-12")], operation.Keys);
    }

    [Fact]
    public void What_ends_by_itself_next_is_a_snooze_its_flag_or_a_mute()
    {
        Assert.Null(Start().NextEnd(s_now));
        var state = Start(
            new Operation { Action = OperationAction.Snooze, By = "Ana", Ids = ["a-1"], Until = s_now.AddHours(2) },
            new Operation { Action = OperationAction.Snooze, By = "Ana", Keys = [new KeyRange("ops", "disk", "a-2")], Until = s_now.AddHours(1) },
            new Operation { Action = OperationAction.Mute, By = "Ana", Query = "tag:db", Until = s_now.AddHours(3) });

        var ends = new List<double>();
        for (var at = state.NextEnd(s_now); at is { } end; at = state.NextEnd(end))
        {
            ends.Add((end - s_now).TotalHours);
        }

        Assert.Equal([1, 2, 3, 25, 26], ends);
    }

    private static Notification Keyed(long position, string key = "disk") => Notifications.At(position) with { Key = key };

    private OperationsState Start(params Operation[] operations) =>
        After(OperationsState.Of(new OperationsSnapshot("a-900", 1_000, [], [], [])), operations);

    private OperationsState After(OperationsState state, params Operation[] operations) =>
        state.After(operations.Select(operation => (Notifications.At(_next++, StreamName.Operations), operation)));
}
