namespace Dashboard.Client.Contracts.Operations;

/// <summary>Somebody was first, so this part of an operation had no effect.</summary>
/// <param name="Id">The notification, or the newest one that was meant of a condition; null for a mute.</param>
/// <param name="Key">The condition; null where a single notification or a mute is meant.</param>
/// <param name="By">Who was first.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Until">When that ends; null for an acknowledgement.</param>
public sealed record AlreadyDone(string? Id, StreamKey? Key, string By, DateTimeOffset At, DateTimeOffset? Until);
