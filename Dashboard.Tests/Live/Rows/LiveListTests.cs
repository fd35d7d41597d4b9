using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live.Rows;

/// <summary>Rows, their folding, their filter and their groups.</summary>
public sealed class LiveListTests
{
    private static readonly Snooze s_snooze = new("a-1", null, Notifications.Noon.AddMinutes(5), "Ana", Notifications.Noon, null);
    private static readonly NotificationState s_snoozed = NotificationState.Open with { Snoozed = s_snooze };
    private static readonly NotificationState s_returned = NotificationState.Open with { Returned = s_snooze };
    private static readonly NotificationState s_muted = NotificationState.Open with { Muted = new Mute("o-1", "x", Notifications.Noon, "Ana", Notifications.Noon, null) };
    private static readonly NotificationState s_acknowledged = NotificationState.Open with { Acknowledged = new Acknowledgement("a-3", null, "Ana", Notifications.Noon, null) };

    private readonly Dictionary<string, NotificationState> _states = [];
    private readonly LiveList _list;

    public LiveListTests()
    {
        _list = NewList(new LiveOptions { MaxRows = 100 });
    }

    private IEnumerable<string> Titles => TitlesOf(_list);

    [Fact]
    public void The_newest_row_is_first_in_whatever_order_they_come()
    {
        Add(1, 4, 3, 2);

        Assert.Equal(["a-4", "a-3", "a-2", "a-1"], Titles);
    }

    [Fact]
    public void A_notification_that_comes_twice_is_one_row()
    {
        Add(1, 2, 1, 2);

        Assert.Equal(["a-2", "a-1"], Titles);
        Assert.Equal(1, _list.Find("a-1")!.Count);
    }

    [Fact]
    public void The_oldest_rows_make_room()
    {
        var list = NewList(new LiveOptions { MaxRows = 3 });
        for (var position = 1; position <= 5; position++)
        {
            list.Add(Notifications.At(position), new RowPlace(0, position));
        }

        Assert.Equal(["a-5", "a-4", "a-3"], TitlesOf(list));
        Assert.Null(list.Find("a-2"));
        Assert.Equal(3, list.Shown.CountOf(Severity.Info));
    }

    [Fact]
    public void A_query_shows_what_fits_and_counts_severities_apart_from_it()
    {
        Add(Notifications.At(1, severity: Severity.Error), Notifications.At(2, severity: Severity.Info), Notifications.At(3, "deploys", Severity.Error));

        Show("stream:ops severity>=error");

        Assert.Equal(["a-1"], Titles);
        Assert.Equal((1, 1, 0), (_list.Shown.CountOf(Severity.Error), _list.Shown.CountOf(Severity.Info), _list.Shown.CountOf(Severity.Debug)));

        Add(Notifications.At(4, severity: Severity.Error));
        Assert.Equal(["a-4", "a-1"], Titles);
    }

    [Fact]
    public void A_condition_that_is_over_is_found_by_what_it_was()
    {
        Add(Keyed(1, "disk", NotificationStatus.Firing) with { Title = "disk full" }, Keyed(2, "disk", NotificationStatus.Resolved) with { Title = "fine again" });

        Show("full");
        Assert.Equal(["fine again"], Titles);
    }

    [Fact]
    public void What_is_missing_could_have_been_anything_and_is_always_shown()
    {
        _list.Add(new LiveNotice(NoticeKind.Gap), new RowPlace(0, 0, 1));
        Show("nothing");

        Assert.Equal(["Gap"], Titles);
    }

    [Fact]
    public void A_row_leaves_when_it_has_become_too_old_for_the_query()
    {
        _list.Age(Notifications.Noon.AddMinutes(1));
        Add(1, 120);
        Show("since:2m");
        Assert.Equal(["a-120", "a-1"], Titles);

        _list.Age(Notifications.Noon.AddMinutes(3));
        Assert.Equal(["a-120"], Titles);
    }

    [Fact]
    public void Snoozed_and_muted_rows_are_counted_and_hidden_until_somebody_asks_for_them()
    {
        (_states["a-1"], _states["a-2"], _states["a-3"]) = (s_snoozed, s_muted, s_acknowledged);
        Add(1, 2, 3, 4);
        Assert.Equal(["a-4", "a-3"], Titles);
        Assert.Equal((1, 1, 2), (_list.Shown.Snoozed, _list.Shown.Muted, _list.Shown.CountOf(Severity.Info)));

        Show("is:snoozed");
        Assert.Equal(["a-1"], Titles);
        _list.Show(new LiveFilter(Query.Empty, ShowHidden: true), Grouping.None);
        Assert.Equal(4, _list.Shown.Count);
    }

    [Fact]
    public void What_people_do_shows_at_once_and_a_snooze_ends_with_its_time()
    {
        Add(1, 2);
        _states["a-1"] = s_snoozed;
        _list.StatesChanged();
        Assert.Equal(["a-2"], Titles);

        _states["a-1"] = s_returned;
        _list.Age(Notifications.Noon.AddHours(1));
        Assert.Equal(["a-2", "a-1"], Titles);
        Assert.True(_list.Find("a-1")!.State.Returned is not null);
    }

    [Fact]
    public void Groups_stand_by_name_with_their_worst_severity_and_can_be_collapsed()
    {
        Add(Notifications.At(1) with { Tags = ["db", "eu"] }, Notifications.At(2, severity: Severity.Error) with { Tags = ["db"] }, Notifications.At(3));
        _list.Show(LiveFilter.Everything, Grouping.Tag);

        Assert.Equal(["[db 2 Error]", "a-2", "a-1", "[eu 1 Info]", "a-1", "[ 1 Info]", "a-3"], Lines(_list));
        Assert.Equal(3, _list.Shown.Count);

        _list.Shown.Lines.Groups[0].Collapsed = true;
        Assert.Equal(["[db 2 Error]", "[eu 1 Info]", "a-1"], Lines(_list, 0, 3));
        Assert.Equal(5, _list.Shown.Lines.Count);
    }

    [Fact]
    public void A_group_without_rows_is_gone()
    {
        Add(Notifications.At(1, "ops"), Notifications.At(2, "deploys"));
        _list.Show(LiveFilter.Everything, Grouping.Stream);
        _list.Show(new LiveFilter(Parse("stream:ops")), Grouping.Stream);

        Assert.Equal(["[ops 1 Info]", "a-1"], Lines(_list));
    }

    private static Notification Keyed(long position, string key, NotificationStatus? status = null) =>
        Notifications.At(position) with { Key = key, Status = status };

    private static Query Parse(string text) => Query.TryParse(text, out var query, out var error) ? query : throw new ArgumentException(error!.Message, nameof(text));

    private static IEnumerable<string> TitlesOf(LiveList list) => list.Shown.Lines.Slice(0, 1_000)
        .Where(line => line.Repeat is null && line.Row is not null)
        .Select(line => line.Row!.Notification?.Title ?? line.Row.Notice!.Kind.ToString());

    private static IEnumerable<string> Lines(LiveList list, int start = 0, int count = 1_000) => list.Shown.Lines.Slice(start, count).Select(line =>
        line.Row is null ? $"[{line.Group.Name} {line.Group.Rows.Count} {line.Group.Worst}]" : line.Repeat is { } repeat ? $"  {repeat.Title}" : line.Row.Notification!.Title);

    private LiveList NewList(LiveOptions options)
    {
        var list = new LiveList(options, (notification, _) => _states.GetValueOrDefault(notification.Id, NotificationState.Open));
        list.Age(Notifications.Noon);
        return list;
    }

    private void Show(string query) => _list.Show(new LiveFilter(Parse(query)), Grouping.None);

    private void Add(params long[] positions) => Add([.. positions.Select(position => Notifications.At(position))]);

    private void Add(params Notification[] notifications)
    {
        foreach (var notification in notifications)
        {
            _list.Add(notification, new RowPlace(0, LiveRow.PositionOf(notification)));
        }
    }
}
