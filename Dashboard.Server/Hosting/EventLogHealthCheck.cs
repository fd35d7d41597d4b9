using Dashboard.Server.EventLog;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Server.Hosting;

/// <summary>Ready means that a publish would be taken, and that the log is sound as far as it knows.</summary>
internal sealed class EventLogHealthCheck(IEventLog log) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(log.Problem is { } problem
            ? HealthCheckResult.Unhealthy(problem)
            : HealthCheckResult.Healthy("The log takes notifications."));
}
