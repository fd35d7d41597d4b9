namespace Dashboard.Server.Operations;

/// <summary>Brings the operations up to date as the server starts: one that was recorded just before a crash counts at once.</summary>
internal sealed class OperationsCatchUp(OperationsLedger ledger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ledger.CatchUpAsync(stoppingToken);
}
