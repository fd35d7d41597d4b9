using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Client.Operations;

/// <summary>
/// Makes operations of what people have selected. What has a key is acknowledged and snoozed as the condition that it is
/// about: its earlier repeats are meant as well.
/// </summary>
public static class OperationFor
{
    /// <summary>Somebody takes care of these.</summary>
    public static Operation Acknowledge(IReadOnlyList<Notification> notifications, string by, string? note = null) =>
        On(OperationAction.Acknowledge, notifications, by) with { Note = note };

    /// <summary>These are open again, also where somebody acknowledged a notification without its condition.</summary>
    public static Operation Unacknowledge(IReadOnlyList<Notification> notifications, string by) => Undo(OperationAction.Unacknowledge, notifications, by);

    /// <summary>These are out of the way until a time.</summary>
    public static Operation Snooze(IReadOnlyList<Notification> notifications, DateTimeOffset until, string by, string? note = null) =>
        On(OperationAction.Snooze, notifications, by) with { Until = until, Note = note };

    /// <summary>These are back at once.</summary>
    public static Operation Unsnooze(IReadOnlyList<Notification> notifications, string by) => Undo(OperationAction.Unsnooze, notifications, by);

    /// <summary>What a query matches is out of the way until a time.</summary>
    public static Operation Mute(string query, DateTimeOffset until, string by, string? note = null) =>
        new() { Action = OperationAction.Mute, By = by, Query = query, Until = until, Note = note };

    /// <summary>A mute ends now.</summary>
    public static Operation Unmute(Mute mute, string by)
    {
        ArgumentNullException.ThrowIfNull(mute);
        return new Operation { Action = OperationAction.Unmute, By = by, MuteId = mute.Id };
    }

    private static Operation On(OperationAction action, IReadOnlyList<Notification> notifications, string by) => new()
    {
        Action = action,
        By = by,
        Ids = [.. notifications.Where(one => string.IsNullOrEmpty(one.Key)).Select(one => one.Id).Distinct(StringComparer.Ordinal)],
        Keys =
        [
            .. notifications.Where(one => !string.IsNullOrEmpty(one.Key))
                .GroupBy(one => new StreamKey(one.Stream, one.Key!))
                .Select(group => new KeyRange(group.Key.Stream, group.Key.Key, group.MaxBy(PositionOf)!.Id)),
        ],
    };

    private static Operation Undo(OperationAction action, IReadOnlyList<Notification> notifications, string by) =>
        On(action, notifications, by) with { Ids = [.. notifications.Select(one => one.Id).Distinct(StringComparer.Ordinal)] };

    private static long PositionOf(Notification notification) => EventId.TryParse(notification.Id, out var id) ? id.Position : 0;
}
