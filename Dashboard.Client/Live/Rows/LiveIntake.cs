using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Client.Live.Rows;

/// <summary>
/// What comes from the feed, on its way into the list. While the view is held, it waits here, so that nothing moves under
/// the eyes; what waits is bounded, and what does not fit is told of.
/// </summary>
/// <param name="list">The list.</param>
/// <param name="streams">The streams, which count at once, also what waits.</param>
/// <param name="mostWaiting">The most that waits.</param>
public sealed class LiveIntake(LiveList list, LiveStreams streams, int mostWaiting)
{
    private readonly LivePlaces _places = new();
    private readonly Queue<LiveEntry> _waiting = new();
    private readonly HashSet<string> _waitingIds = new(StringComparer.Ordinal);
    private readonly List<Notification> _fresh = [];
    private Notification? _last;
    private Notification? _lastShown;
    private LiveEntry? _open;
    private (TimeSpan Outage, DateTimeOffset At)? _back;
    private LiveEntry? _caughtUp;
    private long _overflowed;

    /// <summary>Whether the view stands still.</summary>
    public bool Held { get; private set; }

    /// <summary>How many notifications wait that would be shown.</summary>
    public long Waiting { get; private set; }

    /// <summary>How many more came than can wait; the log has them.</summary>
    public long Overflowed => _overflowed;

    /// <summary>The notifications that came with the last call, also those that wait.</summary>
    public IReadOnlyList<Notification> Fresh => _fresh;

    /// <summary>Holds what comes, or lets in what waits.</summary>
    public void Hold(bool held)
    {
        Held = held;
        if (held)
        {
            return;
        }

        if (_overflowed > 0 && _waiting.TryPeek(out var next))
        {
            var first = _waiting.FirstOrDefault(entry => entry.Notification is not null)?.Notification;
            Enter(new LiveEntry(next.Place with { Position = next.Place.Position - 1, After = int.MaxValue })
            {
                Notice = After(NoticeKind.Overflow, _lastShown) with { Count = _overflowed, BeforeId = first?.Id, To = first?.PublishedAt },
            });
        }

        while (_waiting.TryDequeue(out var entry))
        {
            Enter(entry);
        }

        _waitingIds.Clear();
        (Waiting, _overflowed) = (0, 0);
    }

    /// <summary>The filter has changed: what waits is counted anew.</summary>
    public void CountAgain()
    {
        Waiting = 0;
        foreach (var entry in _waiting)
        {
            entry.Counts = entry.Notification is { } notification && list.WouldShow(notification);
            Waiting += entry.Counts ? 1 : 0;
        }
    }

    /// <summary>Takes events from the feed.</summary>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="skipped">How many before them the feed does not keep any more.</param>
    public void Take(IEnumerable<FeedEvent> events, long skipped = 0)
    {
        ArgumentNullException.ThrowIfNull(events);
        _fresh.Clear();
        if (skipped > 0)
        {
            Take(After(NoticeKind.Skipped, _last) with { Count = skipped });
        }

        foreach (var one in events)
        {
            if (one.Event.TryReadNotification() is { } notification)
            {
                Take(notification);
            }
            else if (one.Event.Type == EventTypes.Gap)
            {
                var gap = one.Event.TryReadGap();
                Take(After(NoticeKind.Gap, _last) with { Count = gap?.Missed, BeforeId = gap?.Oldest });
            }
            else if (one.Event.Type == EventTypes.Message)
            {
                Take(new LiveNotice(NoticeKind.Unreadable) { From = list.Now });
            }
        }
    }

    /// <summary>The connection is back. The list tells of it once something is caught up; that nothing was missed is no news.</summary>
    /// <param name="outage">For how long nothing came.</param>
    /// <param name="at">Since when it is back: what was published before was caught up.</param>
    public void Reconnected(TimeSpan outage, DateTimeOffset at)
    {
        _back = (outage, at);
        _caughtUp = null;
    }

    /// <summary>Puts notifications in that were read from the log.</summary>
    /// <returns>How many of them were not there yet.</returns>
    public int Fill(IEnumerable<Notification> notifications)
    {
        ArgumentNullException.ThrowIfNull(notifications);
        var added = 0;
        foreach (var notification in notifications.Where(one => list.Find(one.Id) is null))
        {
            list.Add(notification, _places.Of(notification));
            added++;
        }

        return added;
    }

    private static LiveNotice After(NoticeKind kind, Notification? last) =>
        new(kind) { AfterId = last?.Id, From = last?.PublishedAt };

    private void Take(Notification notification)
    {
        if (list.Find(notification.Id) is not null || _waitingIds.Contains(notification.Id))
        {
            return;
        }

        if (_open is { Notice: { } open })
        {
            Tell(_open, open with { BeforeId = open.BeforeId ?? notification.Id, To = notification.PublishedAt });
            _open = null;
        }

        if (_back is { } back && notification.PublishedAt <= back.At)
        {
            _caughtUp ??= Take(new LiveNotice(NoticeKind.Reconnected) { Outage = back.Outage, Count = 0, From = back.At });
            Tell(_caughtUp, _caughtUp.Notice! with { Count = _caughtUp.Notice.Count + 1 });
        }

        _last = notification;
        _fresh.Add(notification);
        streams.Count(notification);
        Pass(new LiveEntry(_places.Of(notification)) { Notification = notification });
    }

    private LiveEntry Take(LiveNotice notice)
    {
        var entry = new LiveEntry(_places.Notice()) { Notice = notice };
        _open = notice.Kind is NoticeKind.Gap or NoticeKind.Skipped ? entry : _open;
        Pass(entry);
        return entry;
    }

    private void Pass(LiveEntry entry)
    {
        if (!Held)
        {
            Enter(entry);
            return;
        }

        if (_waiting.Count >= mostWaiting && _waiting.TryDequeue(out var oldest))
        {
            _overflowed += oldest.Notification is null ? 0 : 1;
            Waiting -= oldest.Counts ? 1 : 0;
            _waitingIds.Remove(oldest.Notification?.Id ?? "");
        }

        entry.Counts = entry.Notification is { } notification && list.WouldShow(notification);
        Waiting += entry.Counts ? 1 : 0;
        _waitingIds.Add(entry.Notification?.Id ?? "");
        _waiting.Enqueue(entry);
    }

    private void Enter(LiveEntry entry)
    {
        if (entry.Notification is { } notification)
        {
            _lastShown = notification;
            list.Add(notification, entry.Place);
        }
        else
        {
            entry.Row = list.Add(entry.Notice!, entry.Place);
        }
    }

    private static void Tell(LiveEntry entry, LiveNotice notice)
    {
        entry.Notice = notice;
        entry.Row?.Tell(notice);
    }
}
