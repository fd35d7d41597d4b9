namespace Dashboard.Client.Contracts.Operations;

/// <summary>The answer to an operation: what it changed is on disk.</summary>
/// <param name="Id">The id of the event that records it; null where it changed nothing, and so was not recorded.</param>
/// <param name="Changed">How many of the notifications, conditions or mutes that were named it changed.</param>
/// <param name="Already">Where somebody else, or this person before, was first.</param>
public sealed record OperationReceipt(string? Id, int Changed, IReadOnlyList<AlreadyDone> Already);
