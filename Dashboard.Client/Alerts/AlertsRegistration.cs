using Dashboard.Client.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Client.Alerts;

/// <summary>Registers the calling for attention.</summary>
public static class AlertsRegistration
{
    /// <summary>Adds it; who knows what people have done registers that first.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.TryAddSingleton<IQueryContexts, NothingDone>();
        services.AddScoped<AlertSurroundings>();
        return services;
    }
}
