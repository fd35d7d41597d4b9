using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Client.Layout;

/// <summary>Registers what all pages share; there is one of each a circuit.</summary>
public static class LayoutRegistration
{
    /// <summary>Adds the keys, the announcements and the attention.</summary>
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddScoped<KeyMap>();
        services.AddScoped<Announcer>();
        services.AddScoped<Attention>();
        return services;
    }
}
