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
    /// <summary>IPPROTO_TCP, with options of Linux; accepted sockets take them over from the one that listens.</summary>
    private const int TcpLevel = 6;
    private const int TcpUserTimeout = 18;
    private const int TcpNotSentLowWater = 25;

    /// <summary>
    /// Bytes that the kernel takes before it has sent them (TCP_NOTSENT_LOWAT); there is room again at half of it. By
    /// itself it takes up to 4 MB and has no room before a third of that is gone, so that a slow reader would seem to
    /// take nothing for many seconds. Enough for all that a stream writes in one go: 64 KiB and one event.
    /// </summary>
    private const int MostNotSent = 128 * 1024;

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
                socket.SetRawSocketOption(TcpLevel, TcpNotSentLowWater, BitConverter.GetBytes(MostNotSent));
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
