namespace Dashboard.Client.Contracts.Operations;

/// <summary>Names a condition: the key of its notifications means something in their own stream only.</summary>
/// <param name="Stream">The stream; see <see cref="StreamName"/>.</param>
/// <param name="Key">The key; see <see cref="Notification.Key"/>.</param>
public readonly record struct StreamKey(string Stream, string Key);
