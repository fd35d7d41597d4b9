using Microsoft.AspNetCore.Connections;

namespace Dashboard.Server.Transport;

/// <summary>Registers the sockets under the web server.</summary>
internal static class TransportRegistration
{
    /// <param name="services">The services.</param>
    /// <param name="maxConnections">The most connections at once; null for no limit.</param>
    public static IServiceCollection AddTransport(this IServiceCollection services, long? maxConnections)
    {
        services.AddOptions<TransportOptions>().BindConfiguration("Transport").ValidateOnStart()
            .Validate(
                options => options.PeerTimeout >= TimeSpan.FromSeconds(1) && options.PeerTimeout <= TimeSpan.FromHours(1),
                "Transport:PeerTimeout must be 00:00:01 to 01:00:00.");
        services.AddSingleton(_ => new OpenSockets(maxConnections));

        // The web server asks the factory that was added last first; its own one takes what this one does not.
        services.AddSingleton<IConnectionListenerFactory, SocketTransport>();
        return services;
    }
}
