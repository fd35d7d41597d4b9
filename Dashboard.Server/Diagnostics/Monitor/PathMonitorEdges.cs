namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Where the monitor touches the process.</summary>
internal sealed class PathMonitorEdges(IHostApplicationLifetime lifetime, MonitorMetrics metrics, ILogger<PathMonitor> logger)
{
    public IHostApplicationLifetime Lifetime => lifetime;

    public MonitorMetrics Metrics => metrics;

    public ILogger Logger => logger;
}
