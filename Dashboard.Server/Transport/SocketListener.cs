using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Dashboard.Server.Transport;

/// <summary>Accepts connections at one address.</summary>
internal sealed class SocketListener(
    Socket socket, SocketTransportOptions settings, MemoryPool<byte> pool, OpenSockets open) : IConnectionListener
{
    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                var accepted = await socket.AcceptAsync(cancellationToken);
                if (!open.TryAdd())
                {
                    // Not even a refusal can be sent: without a free file descriptor the whole process would end.
                    accepted.Close(timeout: 0);
                    continue;
                }

                return Begin(accepted);
            }
            catch (Exception failure) when (failure is ObjectDisposedException
                or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException)
            {
                // The client left while it waited to be accepted; the next one may be there.
            }
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        pool.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A client may be gone already, so that not even its address can be asked for: it must not keep its place.</summary>
    private SocketConnection Begin(Socket accepted)
    {
        try
        {
            accepted.NoDelay = settings.NoDelay;
            return SocketConnection.Start(accepted, settings, pool, open);
        }
        catch
        {
            accepted.Close(timeout: 0);
            open.Remove();
            throw;
        }
    }
}
