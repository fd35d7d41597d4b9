namespace Dashboard.Client.Operations;

/// <summary>What somebody answered to <see cref="OperationDialog"/>.</summary>
/// <param name="By">Under which name.</param>
/// <param name="Note">Why; null where nothing was said.</param>
/// <param name="Until">Until when; null where that was not asked.</param>
/// <param name="Query">The query; null where that was not asked.</param>
public sealed record OperationAnswers(string By, string? Note, DateTimeOffset? Until, string? Query);
