using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Transport;

/// <summary>
/// Sockets for the web server that it can be relieved of (<see cref="ISocketHandOff"/>); its own transport closes them
/// with the request. For everything else the two behave alike.
/// </summary>
/// <param name="settings">The settings of the web server's own transport; they hold here as well.</param>
/// <param name="pools">Where buffers come from.</param>
/// <param name="open">Counts the connections.</param>
/// <param name="wanted">Whether sockets are to be handed off at all.</param>
internal sealed class SocketTransport(
    IOptions<SocketTransportOptions> settings, IMemoryPoolFactory<byte> pools, OpenSockets open, Func<bool> wanted)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>Other kinds of addresses, such as Unix domain sockets, are left to the web server's own transport.</summary>
    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint && wanted();

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            var socket = settings.Value.CreateBoundListenSocket(endpoint);
            socket.Listen(settings.Value.Backlog);
            return ValueTask.FromResult<IConnectionListener>(new SocketListener(socket, settings.Value, pools.Create(), open));
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(failure.Message, failure);
        }
    }
}
