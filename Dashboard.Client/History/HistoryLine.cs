using Dashboard.Client.Contracts;

namespace Dashboard.Client.History;

/// <summary>A line of the list: a notification, or the day that the ones below it are of.</summary>
/// <param name="Day">The day, in the viewer's zone; null for a notification.</param>
/// <param name="Notification">The notification; null for a day.</param>
internal sealed record HistoryLine(DateOnly? Day, Notification? Notification)
{
    /// <summary>What it is told apart by.</summary>
    public string Key => Notification?.Id ?? $"{Day:yyyy-MM-dd}";
}
