namespace Dashboard.Client.Contracts.Operations;

/// <summary>A condition, up to one of its notifications: everything of that key in that stream that is not newer.</summary>
/// <param name="Stream">The stream; see <see cref="StreamName"/>.</param>
/// <param name="Key">The condition; see <see cref="Notification.Key"/>.</param>
/// <param name="UpTo">The id of the newest notification that is meant. A later repeat is not covered by an acknowledgement.</param>
public sealed record KeyRange(string Stream, string Key, string UpTo);
