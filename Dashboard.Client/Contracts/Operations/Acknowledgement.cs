namespace Dashboard.Client.Contracts.Operations;

/// <summary>Somebody has taken care of something.</summary>
/// <param name="Id">The notification; with a key, everything of that key up to it.</param>
/// <param name="Key">The condition; null where a single notification is meant.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Note">Why, in that person's words; null where nothing was said.</param>
public sealed record Acknowledgement(string Id, StreamKey? Key, string By, DateTimeOffset At, string? Note);
