namespace Dashboard.Client.Operations;

/// <summary>What <see cref="OperationDialog"/> asks.</summary>
/// <param name="Title">What is about to be done.</param>
/// <param name="Verb">What stands on the button that does it.</param>
/// <param name="Name">The person's name as far as it is known; blank asks for it.</param>
/// <param name="AsksForTime">Whether it asks until when.</param>
/// <param name="Query">The query to begin with; null does not ask for one.</param>
/// <param name="Zone">The viewer's time zone; null for UTC.</param>
public sealed record OperationQuestion(
    string Title, string Verb, string? Name, bool AsksForTime = false, string? Query = null, TimeZoneInfo? Zone = null);
