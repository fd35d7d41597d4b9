using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live.Rows;

/// <summary>Repeats of a condition are one row.</summary>
public sealed class LiveFoldTests
{
    private readonly LiveList _list = new(new LiveOptions(), (_, _) => NotificationState.Open);

    private IEnumerable<string> Titles => Lines(_list).Where(line => line[0] != ' ');

    [Fact]
    public void Repeats_of_a_key_in_a_stream_are_one_row_at_the_place_of_the_newest()
    {
        Add(Keyed(1, "disk"));
        Add(2);
        Add(Keyed(3, "disk"));
        Add(Keyed(4, "disk") with { Stream = "other" });

        Assert.Equal(["a-4", "a-3", "a-2"], Titles);
        var row = _list.Find("a-1")!;
        Assert.Same(row, _list.Find("a-3"));
        Assert.Equal((2, Notifications.Noon.AddSeconds(1)), (row.Count, row.FirstAt));
    }

    [Fact]
    public void The_end_of_a_condition_closes_its_row_and_says_how_long_it_held()
    {
        Add(Keyed(10, "disk", NotificationStatus.Firing) with { Severity = Severity.Critical });
        Add(Keyed(250, "disk", NotificationStatus.Resolved));

        var row = Assert.Single(_list.Shown.Lines.Slice(0, 9)).Row!;
        Assert.Equal((TimeSpan.FromMinutes(4), Severity.Critical), (row.ResolvedAfter, row.Severity));
    }

    [Fact]
    public void A_condition_that_begins_again_has_a_row_of_its_own()
    {
        Add(Keyed(1, "disk", NotificationStatus.Firing), Keyed(2, "disk", NotificationStatus.Resolved), Keyed(3, "disk", NotificationStatus.Firing));

        Assert.Equal(["a-3", "a-2"], Titles);
        Assert.Null(_list.Find("a-3")!.ResolvedAfter);
    }

    [Fact]
    public void A_row_keeps_so_many_repeats_and_counts_all()
    {
        var list = new LiveList(new LiveOptions { KeptRepeats = 2 }, (_, _) => NotificationState.Open);
        for (var position = 1; position <= 5; position++)
        {
            list.Add(Keyed(position, "disk"), new RowPlace(0, position));
        }

        var row = list.Find("a-5")!;
        Assert.Equal((5, 2, 2), (row.Count, row.Members.Count, list.Kept));
    }

    [Fact]
    public void An_unfolded_row_has_its_repeats_below_it_newest_first()
    {
        Add(Keyed(1, "disk"), Keyed(2, "disk"));
        Add(3);
        _list.Find("a-1")!.Unfold(true);

        Assert.Equal(["a-3", "a-2", "  a-2", "  a-1"], Lines(_list));
        Assert.Equal(4, _list.Shown.Lines.Count);
        Assert.Equal(["  a-2"], Lines(_list, 2, 1));

        _list.Find("a-1")!.Unfold(false);
        Assert.Equal(["a-3", "a-2"], Lines(_list));
    }

    [Fact]
    public void Without_folding_every_repeat_is_a_row_and_with_it_they_are_one_again()
    {
        Add(Keyed(1, "disk"), Keyed(3, "disk"));
        Add(2);

        _list.Fold(false);
        Assert.Equal(["a-3", "a-2", "a-1"], Titles);
        _list.Fold(true);
        Assert.Equal(["a-3", "a-2"], Titles);
    }

    private static Notification Keyed(long position, string key, NotificationStatus? status = null) =>
        Notifications.At(position) with { Key = key, Status = status };

    private static IEnumerable<string> Lines(LiveList list, int start = 0, int count = 100) => list.Shown.Lines.Slice(start, count)
        .Select(line => line.Repeat is { } repeat ? $"  {repeat.Title}" : line.Row!.Notification!.Title);

    private void Add(params long[] positions) => Add([.. positions.Select(position => Notifications.At(position))]);

    private void Add(params Notification[] notifications)
    {
        foreach (var notification in notifications)
        {
            _list.Add(notification, new RowPlace(0, LiveRow.PositionOf(notification)));
        }
    }
}
