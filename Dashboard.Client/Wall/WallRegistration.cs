using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Client.Wall;

/// <summary>Registers the wall.</summary>
public static class WallRegistration
{
    /// <summary>Adds it; the readers are registered elsewhere.</summary>
    public static IServiceCollection AddWall(this IServiceCollection services) => services.AddScoped<WallSources>();
}
