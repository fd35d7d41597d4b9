namespace Dashboard.Server.Connections;

/// <summary>Registers who is connected.</summary>
internal static class ConnectionsRegistration
{
    public static IServiceCollection AddConnectionRegistry(this IServiceCollection services) => services
        .AddSingleton<Arrivals>()
        .AddSingleton<ConnectionRegistry>();
}
