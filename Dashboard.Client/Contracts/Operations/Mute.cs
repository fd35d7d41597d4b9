namespace Dashboard.Client.Contracts.Operations;

/// <summary>What a query matches is out of the way until a time.</summary>
/// <param name="Id">Names it: the id of the event that records it.</param>
/// <param name="Query">The query, in the language of the query box.</param>
/// <param name="Until">When it ends, by the server's clock.</param>
/// <param name="By">Who muted it.</param>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Note">Why, in that person's words; null where nothing was said.</param>
public sealed record Mute(string Id, string Query, DateTimeOffset Until, string By, DateTimeOffset At, string? Note);
