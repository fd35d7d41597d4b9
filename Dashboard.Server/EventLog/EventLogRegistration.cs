using Microsoft.Extensions.Options;

namespace Dashboard.Server.EventLog;

/// <summary>Registers the log.</summary>
internal static class EventLogRegistration
{
    public static IServiceCollection AddEventLog(this IServiceCollection services)
    {
        services.AddOptions<EventLogOptions>().BindConfiguration("EventLog").ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventLogOptions>, EventLogOptionsValidator>();
        services.AddSingleton<EventLogMetrics>();
        services.AddSingleton<IEventLog, SqliteEventLog>();
        services.AddHostedService<EventLogGuard>();
        return services;
    }
}
