using Dashboard.Server.EventLog;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Server.Hosting;

/// <summary>Ready means that a publish would be taken.</summary>
internal sealed class EventLogHealthCheck(IEventLog log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(log.Writable
            ? HealthCheckResult.Healthy("The log takes notifications.")
            : HealthCheckResult.Unhealthy("The last write to the log failed."));
}
