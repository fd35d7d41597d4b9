namespace Dashboard.Server.Operations;

/// <summary>What the ledger takes from outside.</summary>
internal sealed record OperationsEdges(TimeProvider Time, ILogger<OperationsLedger> Logger);
