namespace Dashboard.Server.EventLog;

/// <summary>What somebody has set for a stream. One that lives by its notifications alone has none.</summary>
/// <param name="CreatedAt">Since when there is the stream: that of its oldest notification where it was published to before.</param>
/// <param name="Description">What it is for, in a line; null where nobody has said.</param>
/// <param name="RetainFor">How long its notifications are kept, in whole seconds; null for the server's own setting.</param>
/// <param name="RetainCount">How many of them are kept; null for the server's own setting.</param>
internal sealed record StreamSettings(
    DateTimeOffset CreatedAt, string? Description = null, TimeSpan? RetainFor = null, long? RetainCount = null);
