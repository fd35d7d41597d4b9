using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Client.Alerts;

/// <summary>Registers the calling for attention.</summary>
public static class AlertsRegistration
{
    /// <summary>Adds it; what people have done is registered elsewhere.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddScoped<AlertSurroundings>();
}
