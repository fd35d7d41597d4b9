using Dashboard.Client.Contracts;

namespace Dashboard.Client.History;

/// <summary>The notification that keys act on.</summary>
internal sealed class HistoryCursor(HistoryRows rows)
{
    private Notification? _at;

    /// <summary>The notification; null before the first key, and where the list does not have it any more.</summary>
    public Notification? At => Index >= 0 ? _at : null;

    private int Index => _at is { } at ? rows.Notifications.IndexOf(at) : -1;

    /// <summary>Moves by some notifications; before the first key, to the newest.</summary>
    public void Move(int by)
    {
        var index = Index;
        if (rows.Count > 0)
        {
            _at = rows.Notifications[index < 0 ? 0 : Math.Clamp(index + by, 0, rows.Count - 1)];
        }
    }

    /// <summary>Moves to a notification.</summary>
    public void MoveTo(Notification notification) => _at = notification;
}
