using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Client.Layout;

/// <summary>Registers what all pages share; there is one of each a circuit.</summary>
public static class LayoutRegistration
{
    /// <summary>Adds the keys, the announcements, the attention, and what the bar and the tab tell.</summary>
    public static IServiceCollection AddLayout(this IServiceCollection services)
    {
        services.AddScoped<KeyMap>();
        services.AddScoped<Announcer>();
        services.AddScoped<Attention>();
        services.AddScoped<OpenFeeds>();
        services.AddScoped<TabSignal>();
        return services;
    }
}
