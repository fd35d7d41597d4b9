using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Support;

/// <summary>Both ends of a TCP connection over loopback.</summary>
internal sealed class SocketPair : IDisposable
{
    private SocketPair(Socket server, Socket client)
    {
        Server = server;
        Client = client;
    }

    public Socket Server { get; }

    public Socket Client { get; }

    /// <param name="room">Bytes that the system keeps on the way, roughly; null for its usual measure.</param>
    public static async Task<SocketPair> ConnectAsync(int? room = null)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.ReceiveBufferSize = room ?? client.ReceiveBufferSize;
        await client.ConnectAsync(listener.LocalEndPoint!);
        var server = await listener.AcceptAsync();
        server.SendBufferSize = room ?? server.SendBufferSize;
        server.Blocking = false;
        return new SocketPair(server, client);
    }

    /// <summary>Reads what the server sends, up to its end or a number of bytes.</summary>
    public async Task<byte[]> ReadAsync(int count = int.MaxValue)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (all.Length < count)
        {
            var length = await Client.ReceiveAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count - all.Length)), limit.Token);
            if (length == 0)
            {
                break;
            }

            all.Write(buffer, 0, length);
        }

        return all.ToArray();
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
    }
}
