namespace Dashboard.Client.Contracts;

/// <summary>How much of a stream is kept; what goes beyond either goes.</summary>
/// <param name="For">How long, as in <see cref="RetentionAge"/>; null where age alone ends nothing.</param>
/// <param name="Count">How many notifications; at least 1.</param>
public sealed record StreamRetention(string? For, long Count);
