using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Client.Operations;

/// <summary>What became of an operation.</summary>
/// <param name="Receipt">What it changed; null where it was refused.</param>
/// <param name="Refusal">Why it was refused or could not be sent, as a sentence; null where it was not.</param>
public sealed record OperationOutcome(OperationReceipt? Receipt, string? Refusal);
