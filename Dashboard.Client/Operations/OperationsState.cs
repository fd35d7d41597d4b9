using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Operations;

/// <summary>
/// What counts of all that people have done, at one moment. It never changes, so that any number of screens may look at it;
/// what follows makes the next one. Looking up one notification takes the same time, however much there is.
/// </summary>
public sealed partial class OperationsState
{
    private readonly Dictionary<string, Acknowledgement> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>Of each condition, up to where who has acknowledged it; oldest first, and nearly always one.</summary>
    private readonly Dictionary<StreamKey, Acknowledgement[]> _acknowledgedKeys = [];

    private readonly Dictionary<string, Snooze> _snoozed = new(StringComparer.Ordinal);
    private readonly Dictionary<StreamKey, Snooze> _snoozedKeys = [];
    private readonly List<(Mute Mute, Query Query)> _mutes = [];
    private readonly int _kept;

    private OperationsState(int kept) => _kept = kept;

    private OperationsState(OperationsState other)
        : this(other._kept)
    {
        _acknowledged = new(other._acknowledged, StringComparer.Ordinal);
        _acknowledgedKeys = new(other._acknowledgedKeys);
        _snoozed = new(other._snoozed, StringComparer.Ordinal);
        _snoozedKeys = new(other._snoozedKeys);
        _mutes = [.. other._mutes];
    }

    /// <summary>Nobody has done anything.</summary>
    public static OperationsState Empty { get; } = new(1);

    /// <summary>The mutes, oldest first; also those whose time has come since.</summary>
    public IReadOnlyList<Mute> Mutes => [.. _mutes.Select(one => one.Mute)];

    /// <summary>The state that the server tells.</summary>
    public static OperationsState Of(OperationsSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var state = new OperationsState(snapshot.Kept);
        foreach (var one in snapshot.Acknowledged)
        {
            state.Put(one);
        }

        foreach (var one in snapshot.Snoozed)
        {
            state.Put(one);
        }

        foreach (var one in snapshot.Mutes)
        {
            state.Put(one);
        }

        return state;
    }

    /// <summary>The state after some operations, given as the notifications that record them, oldest first.</summary>
    public OperationsState After(IEnumerable<(Notification Record, Operation Operation)> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var next = new OperationsState(this);
        foreach (var (record, operation) in operations)
        {
            next.Apply(record, operation);
        }

        next.Forget();
        return next;
    }

    /// <summary>What people have done with a notification.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="now">The server's time.</param>
    public NotificationState StateOf(Notification notification, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var acknowledged = AcknowledgementOf(notification);
        var snooze = SnoozeOf(notification);
        var muted = MuteOf(notification, now);
        if (acknowledged is null && snooze is null && muted is null)
        {
            return NotificationState.Open;
        }

        // Only what the snooze had hidden comes back from it: a repeat that came later was never away.
        var isReturned = snooze is not null && acknowledged is null && snooze.Until <= now
            && now - snooze.Until < Snooze.FlaggedFor && notification.PublishedAt <= snooze.Until;
        return new NotificationState(acknowledged, snooze?.Until > now ? snooze : null, isReturned ? snooze : null, muted);
    }

    /// <summary>When the next of it ends by itself: a snooze, a mute, or the flag of what has come back; null where nothing does.</summary>
    /// <param name="now">The server's time.</param>
    public DateTimeOffset? NextEnd(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var snooze in _snoozed.Values.Concat(_snoozedKeys.Values))
        {
            Consider(snooze.Until);
            Consider(snooze.Until + Snooze.FlaggedFor);
        }

        foreach (var (mute, _) in _mutes)
        {
            Consider(mute.Until);
        }

        return next;

        void Consider(DateTimeOffset end) => next = end > now && (next is null || end < next) ? end : next;
    }

    private Acknowledgement? AcknowledgementOf(Notification notification)
    {
        if (_acknowledged.TryGetValue(notification.Id, out var one))
        {
            return one;
        }

        if (notification.Key is not { } key || !_acknowledgedKeys.TryGetValue(new StreamKey(notification.Stream, key), out var all))
        {
            return null;
        }

        var position = PositionOf(notification.Id);
        return Array.Find(all, range => PositionOf(range.Id) >= position);
    }

    /// <summary>That of the notification itself, or of its condition; the one that runs longer.</summary>
    private Snooze? SnoozeOf(Notification notification)
    {
        var own = _snoozed.GetValueOrDefault(notification.Id);
        return notification.Key is { } key
            && _snoozedKeys.TryGetValue(new StreamKey(notification.Stream, key), out var ofKey)
            && (own is null || ofKey.Until > own.Until)
                ? ofKey
                : own;
    }

    private Mute? MuteOf(Notification notification, DateTimeOffset now)
    {
        QuerySubject? subject = null;
        foreach (var (mute, query) in _mutes)
        {
            if (mute.Until > now && query.Matches(subject ??= new QuerySubject(notification), new QueryContext(now)))
            {
                return mute;
            }
        }

        return null;
    }

    private static long PositionOf(string id) => EventId.TryParse(id, out var parsed) ? parsed.Position : 0;
}
