namespace Dashboard.Client.Contracts.Operations;

/// <summary>Something is out of the way until a time. It is kept for some time after that, to tell what has come back.</summary>
/// <param name="Id">The notification; null where a condition is meant.</param>
/// <param name="Key">The condition with all of its repeats; null where a single notification is meant.</param>
/// <param name="Until">When it comes back, by the server's clock.</param>
/// <param name="By">Who snoozed it.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Note">Why, in that person's words; null where nothing was said.</param>
public sealed record Snooze(string? Id, StreamKey? Key, DateTimeOffset Until, string By, DateTimeOffset At, string? Note)
{
    /// <summary>How long something that has come back is flagged as such: longer than that, it is not news to any shift.</summary>
    public static readonly TimeSpan FlaggedFor = TimeSpan.FromHours(24);
}
