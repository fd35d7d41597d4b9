using Dashboard.Client.Contracts;

namespace Dashboard.Server.Connections;

/// <summary>Registers who is connected.</summary>
internal static class ConnectionsRegistration
{
    public static IServiceCollection AddConnectionRegistry(this IServiceCollection services) => services
        .AddSingleton<Arrivals>()
        .AddSingleton<ConnectionMetrics>()
        .AddSingleton<ConnectionRegistry>()
        .AddSingleton<ConnectionList>()
        .AddSingleton<IConnections>(services => services.GetRequiredService<ConnectionList>());
}
