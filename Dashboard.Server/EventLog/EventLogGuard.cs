namespace Dashboard.Server.EventLog;

/// <summary>Ends the process, with a farewell to everybody, when the log can never be written again by it.</summary>
internal sealed class EventLogGuard(IEventLog log, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await log.Broken.WaitAsync(stoppingToken);
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is at its end anyway; where its start failed, the host would take this for another failure.
        }
    }
}
