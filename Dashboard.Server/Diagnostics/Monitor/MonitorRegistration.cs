using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Puts the room together.</summary>
internal static class MonitorRegistration
{
    public static IServiceCollection AddPathMonitor(this IServiceCollection services)
    {
        services.AddOptions<MonitorOptions>().BindConfiguration(MonitorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MonitorOptions>, MonitorOptionsValidator>();
        services.AddSingleton<MonitorSettings>();
        services.AddSingleton<MonitorMetrics>();
        services.AddSingleton<PathWatchBoard>();
        services.AddSingleton<IPathWatch>(provider => provider.GetRequiredService<PathWatchBoard>());
        services.AddSingleton<FrontDoor>();
        services.AddSingleton<WatchNotifier>();
        services.AddSingleton<WatchChanges>();
        services.AddSingleton<PathMonitorEdges>();
        services.AddHostedService<PathMonitor>();
        return services;
    }
}
