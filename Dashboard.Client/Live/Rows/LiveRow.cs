using Dashboard.Client.Contracts;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Live.Rows;

/// <summary>
/// A row of the live list: a notification with its repeats, or a notice. Only <see cref="LiveList"/> changes it, and
/// <see cref="Version"/> tells that it has.
/// </summary>
public sealed class LiveRow
{
    private readonly List<QuerySubject> _members = [];

    /// <summary>The newest notification that does not say that the condition is over, if there is one.</summary>
    private QuerySubject? _trouble;

    /// <summary>When the condition was over; null while it holds, and for plain news.</summary>
    private DateTimeOffset? _overAt;

    internal LiveRow(long number, RowPlace place, Notification notification)
    {
        Number = number;
        Place = place;
        Count = 1;
        FirstAt = notification.PublishedAt;
        _members.Add(new QuerySubject(notification));
        _trouble = _members[0];
    }

    internal LiveRow(long number, RowPlace place, LiveNotice notice)
    {
        Number = number;
        Place = place;
        Notice = notice;
    }

    /// <summary>Names the row for as long as the page is open.</summary>
    public long Number { get; }

    /// <summary>Grows whenever the row looks different.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands.</summary>
    public RowPlace Place { get; internal set; }

    /// <summary>The newest notification; null for a notice.</summary>
    public Notification? Notification => _members is [.., var newest] ? newest.Notification : null;

    /// <summary>The notice; null for a notification.</summary>
    public LiveNotice? Notice { get; private set; }

    /// <summary>The notifications that are kept of it, oldest first.</summary>
    public IReadOnlyList<QuerySubject> Members => _members;

    /// <summary>How many notifications it stands for; 0 for a notice.</summary>
    public long Count { get; private set; }

    /// <summary>When the first of them was published.</summary>
    public DateTimeOffset FirstAt { get; private set; }

    /// <summary>How long the condition held; null while it does, and for plain news.</summary>
    public TimeSpan? ResolvedAfter => _overAt - FirstAt;

    /// <summary>Whether the repeats are shown one by one.</summary>
    public bool Unfolded { get; private set; }

    /// <summary>Whether it was opened here.</summary>
    public bool Opened { get; private set; }

    /// <summary>Whether it is one of many to act on.</summary>
    public bool Marked { get; private set; }

    /// <summary>What people have done with it.</summary>
    public NotificationState State { get; private set; } = NotificationState.Open;

    /// <summary>What it was counted as.</summary>
    internal RowStanding Standing { get; set; }

    /// <summary>The groups that show it.</summary>
    internal List<RowGroup> Groups { get; } = [];

    /// <summary>How serious it is; a condition that is over counts as it did while it held.</summary>
    public Severity Severity => _trouble?.Notification.Severity ?? Severity.Info;

    /// <summary>Whether a notification of the same key belongs here: what comes after the end of a condition begins anew.</summary>
    internal bool Takes(Notification next) =>
        _overAt is null || next.Status == NotificationStatus.Resolved || PositionOf(next) < PositionOf(Notification!);

    /// <summary>Whether the row fits: by what it says now, or by the condition whose end it tells.</summary>
    internal bool Fits(Query query, in QueryContext context) =>
        _members.Count > 0
        && (query.Matches(_members[^1], context) || (ResolvedAfter is not null && _trouble is not null && query.Matches(_trouble, context)));

    /// <summary>Takes a repeat; the answer is what is not kept any more.</summary>
    internal Notification? Take(Notification next, int keptRepeats)
    {
        var at = _members.Count;
        while (at > 0 && PositionOf(_members[at - 1].Notification) > PositionOf(next))
        {
            at--;
        }

        _members.Insert(at, new QuerySubject(next));
        Count++;
        FirstAt = next.PublishedAt < FirstAt ? next.PublishedAt : FirstAt;
        Opened &= at < _members.Count - 1;
        _trouble = _members.FindLast(member => member.Notification.Status != NotificationStatus.Resolved) ?? _members[^1];
        var isOver = Notification!.Status == NotificationStatus.Resolved && _trouble.Notification.Status == NotificationStatus.Firing;
        _overAt = isOver ? _overAt ?? Notification.PublishedAt : null;
        Touch();
        if (_members.Count <= keptRepeats)
        {
            return null;
        }

        var dropped = _members[0].Notification;
        _members.RemoveAt(0);
        return dropped;
    }

    /// <summary>Whether it stands for a notification.</summary>
    public bool Holds(string id) => _members.Exists(member => member.Notification.Id == id);

    /// <summary>Shows the repeats one by one, or not any more.</summary>
    internal void Unfold(bool unfolded)
    {
        Unfolded = unfolded;
        Touch();
        foreach (var group in Groups)
        {
            group.Unfolded.Remove(this);
            if (unfolded)
            {
                group.Unfolded.Add(this);
            }
        }
    }

    internal void Tell(LiveNotice notice)
    {
        Notice = notice;
        Touch();
    }

    internal bool Set(NotificationState state)
    {
        var changed = State != state;
        State = state;
        Version += changed ? 1 : 0;
        return changed;
    }

    internal void Open()
    {
        Opened = true;
        Touch();
    }

    internal void Mark(bool marked)
    {
        Marked = marked;
        Touch();
    }

    internal void Touch() => Version++;

    internal static long PositionOf(Notification notification) => EventId.TryParse(notification.Id, out var id) ? id.Position : 0;
}
