using Dashboard.Client.Contracts;
using Dashboard.Client.Operations;

namespace Dashboard.Client.Live.Rows;

/// <summary>
/// The rows that are shown, in their groups, with the counts that stand beside them. A row is looked at when it comes,
/// when it changes, and when what is asked for changes; never because another one came.
/// </summary>
public sealed class ShownRows
{
    private readonly int[] _bySeverity = new int[SeverityNames.All.Count];

    /// <summary>The lines to draw.</summary>
    public LiveLines Lines { get; } = new();

    /// <summary>What is asked for.</summary>
    public LiveFilter Filter { get; private set; } = LiveFilter.Everything;

    /// <summary>What the rows are put together by.</summary>
    public Grouping Grouping { get; private set; }

    /// <summary>How many rows are shown; one with several tags counts once.</summary>
    public int Count { get; private set; }

    /// <summary>How many rows are left out because they are snoozed.</summary>
    public int Snoozed { get; private set; }

    /// <summary>How many rows are left out because they are muted.</summary>
    public int Muted { get; private set; }

    /// <summary>How many rows of a severity fit the query apart from its severities.</summary>
    public int CountOf(Severity severity) => _bySeverity[(int)severity];

    /// <summary>Whether a single notification would be shown.</summary>
    public bool Fits(Notification notification, NotificationState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return !(Filter.Hides && state.IsHidden) && Filter.Query.Matches(notification, state.At(now));
    }

    internal void Begin(LiveFilter filter, Grouping grouping)
    {
        Filter = filter;
        Grouping = grouping;
        (Count, Snoozed, Muted) = (0, 0, 0);
        Array.Clear(_bySeverity);
        Lines.Clear(grouping != Grouping.None);
    }

    /// <summary>Puts a row in that is in no group.</summary>
    internal void Put(LiveRow row, DateTimeOffset now)
    {
        row.Groups.Clear();
        row.Standing = StandingOf(row, now);
        Tally(row.Standing, 1);
        if (row.Standing.Shown)
        {
            foreach (var name in GroupsOf(row))
            {
                var group = Lines.GroupOf(name);
                group.Add(row);
                row.Groups.Add(group);
            }
        }
    }

    /// <summary>Takes a row out as it was put in: before it changes.</summary>
    internal void Remove(LiveRow row)
    {
        Tally(row.Standing, -1);
        row.Standing = default;
        foreach (var group in row.Groups)
        {
            group.Remove(row);
            Lines.DropIfEmpty(group);
        }

        row.Groups.Clear();
    }

    /// <summary>Looks at a row again; nothing happens where it stays where it is.</summary>
    internal void Check(LiveRow row, DateTimeOffset now)
    {
        if (StandingOf(row, now) != row.Standing)
        {
            Remove(row);
            Put(row, now);
        }
    }

    private RowStanding StandingOf(LiveRow row, DateTimeOffset now)
    {
        // What is missing could have been anything.
        if (row.Notice is not null)
        {
            return new RowStanding(null, RowHiding.None, true);
        }

        var state = row.State;
        if (!row.Fits(Filter.Rest, state.At(now)))
        {
            return default;
        }

        var hiding = !Filter.Hides ? RowHiding.None : state.Snoozed is not null ? RowHiding.Snoozed : state.Muted is not null ? RowHiding.Muted : RowHiding.None;
        var admitted = Filter.Admits(row.Severity);
        return new RowStanding(
            hiding == RowHiding.None ? row.Severity : null, admitted ? hiding : RowHiding.None, admitted && hiding == RowHiding.None);
    }

    private void Tally(RowStanding standing, int by)
    {
        if (standing.Counted is { } severity)
        {
            _bySeverity[(int)severity] += by;
        }

        Count += standing.Shown ? by : 0;
        Snoozed += standing.Hiding == RowHiding.Snoozed ? by : 0;
        Muted += standing.Hiding == RowHiding.Muted ? by : 0;
    }

    private IReadOnlyList<string> GroupsOf(LiveRow row) => (Grouping, row.Notification) switch
    {
        (Grouping.Stream, { } notification) => [notification.Stream],
        (Grouping.Source, { } notification) => [notification.Source ?? ""],
        (Grouping.Key, { } notification) => [notification.Key ?? ""],
        (Grouping.Tag, { Tags: { Count: > 0 } tags }) => [.. tags.Distinct()],
        _ => [""],
    };
}
