using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>A client of HTTP/2 whose every frame (RFC 9113, section 4.1) a test sends itself. It reads nothing unless asked to.</summary>
internal sealed class RawHttp2 : IDisposable
{
    private const int Largest = int.MaxValue;
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte WindowUpdate = 8;

    private readonly RawConnection _connection;
    private readonly Uri _server;

    private RawHttp2(RawConnection connection, Uri server)
    {
        _connection = connection;
        _server = server;
    }

    /// <summary>Connects with prior knowledge; the window of the connection is as large as it can be.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="streamWindow">How many bytes each stream may send before its window is opened further.</param>
    /// <param name="window">The kernel's buffer for what arrives.</param>
    public static async Task<RawHttp2> OpenAsync(Uri server, uint streamWindow, int? window = null)
    {
        var client = new RawHttp2(await RawConnection.OpenAsync(server, window), server);
        await client._connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        await client.SendAsync(Settings, 0, [0, 4, .. BigEndian(streamWindow)]);
        await client.OpenWindowAsync(0, Largest - 65_535);
        return client;
    }

    /// <summary>Sends a request on a stream of its own.</summary>
    public Task GetAsync(uint stream, string target) => SendAsync(
        Headers, stream, [0x82, 0x86, 0x04, .. Text(target), 0x01, .. Text(_server.Authority)], flags: 0x05);

    /// <summary>Lets a stream, or with 0 the connection, send so many bytes more.</summary>
    public Task OpenWindowAsync(uint stream, uint bytes) => SendAsync(WindowUpdate, stream, BigEndian(bytes));

    /// <summary>Reads to the next piece of data, whatever else comes before it.</summary>
    public async Task<(uint Stream, string Text)> DataAsync()
    {
        while (true)
        {
            var head = await ReadAsync(9);
            var payload = await ReadAsync((head[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(1)));
            if (head[3] == Data && payload.Length > 0)
            {
                return (BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(5)), Encoding.UTF8.GetString(payload));
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>A length of less than 127 in one byte (RFC 7541, section 5.2), and the text as it is.</summary>
    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private Task SendAsync(byte type, uint stream, byte[] payload, byte flags = 0) => _connection.SendAsync(
        (byte[])[0, 0, (byte)payload.Length, type, flags, .. BigEndian(stream), .. payload]);

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await _connection.ReadAsync(bytes.AsMemory(read));
            Assert.NotEqual(0, more);
            read += more;
        }

        return bytes;
    }
}
