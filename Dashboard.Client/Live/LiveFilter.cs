using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live;

/// <summary>What of the live list is shown.</summary>
/// <param name="Stream">The only stream; null for all.</param>
/// <param name="AtLeast">The least severity.</param>
public sealed record LiveFilter(string? Stream = null, Severity AtLeast = Severity.Debug)
{
    /// <summary>Gaps and unreadable events are always shown: what is missing could have been anything.</summary>
    public bool Shows(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Notification is not { } notification
            || (notification.Severity >= AtLeast && (Stream is null || notification.Stream == Stream));
    }
}
