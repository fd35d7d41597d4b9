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
/// <param name="options">How connections are held.</param>
internal sealed class SocketTransport(
    IOptions<SocketTransportOptions> settings, IMemoryPoolFactory<byte> pools, OpenSockets open, IOptions<TransportOptions> options)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>IPPROTO_TCP, and TCP_USER_TIMEOUT of Linux; accepted sockets take it over from the one that listens.</summary>
    private const int TcpLevel = 6;
    private const int TcpUserTimeout = 18;

    /// <summary>Other kinds of addresses, such as Unix domain sockets, are left to the web server's own transport.</summary>
    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            var socket = settings.Value.CreateBoundListenSocket(endpoint);
            if (OperatingSystem.IsLinux())
            {
                socket.SetRawSocketOption(TcpLevel, TcpUserTimeout, BitConverter.GetBytes((int)options.Value.PeerTimeout.TotalMilliseconds));
            }

            socket.Listen(settings.Value.Backlog);
            return ValueTask.FromResult<IConnectionListener>(new SocketListener(socket, settings.Value, pools.Create(), open));
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(failure.Message, failure);
        }
    }
}
