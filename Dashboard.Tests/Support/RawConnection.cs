using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>A connection whose every byte a test sends and sees itself.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;

    private RawConnection(Socket socket, int take)
    {
        _socket = socket;
        _buffer = new byte[take];
    }

    /// <summary>How many bytes one read takes from the kernel at the most.</summary>
    public int Take => _buffer.Length;

    /// <summary>Whether it ended by a reset, not by a proper end.</summary>
    public bool Broken { get; private set; }

    /// <param name="server">Where to.</param>
    /// <param name="window">The kernel's buffer for what arrives; it takes the least it can where this is less.</param>
    /// <param name="take">How many bytes one read takes from the kernel at the most.</param>
    public static async Task<RawConnection> OpenAsync(Uri server, int? window = null, int take = 4096)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (window is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port)).WaitAsync(Eventually.Limit);
        return new RawConnection(socket, take);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.ASCII.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _socket.SendAsync(bytes[sent..], limit.Token);
        }
    }

    /// <summary>Sends what the kernel takes without waiting; 0 where it takes nothing now, less where the connection has ended.</summary>
    public int SendAtOnce(ReadOnlySpan<byte> bytes)
    {
        _socket.Blocking = false;
        var sent = _socket.Send(bytes, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.Success => sent,
            SocketError.WouldBlock => 0,
            _ => -1,
        };
    }

    /// <summary>Waits for bytes; 0 at the end.</summary>
    public async Task<int> ReadAsync(Memory<byte> into)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, await ReceiveAsync());
        }

        var count = Math.Min(into.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(into);
        _start += count;
        return count;
    }

    /// <summary>Reads the first line and the headers of an answer; null where the connection ends without one.</summary>
    public async Task<RawHead?> HeadAsync()
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (await ReadAsync(one) == 1)
        {
            text.Append((char)one[0]);
            if (one[0] == '\n' && text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                return RawHead.Parse(text.ToString());
            }
        }

        return null;
    }

    /// <summary>Reads a whole answer, so that the next one can follow.</summary>
    public async Task<(RawHead Head, string Body)> AnswerAsync()
    {
        var head = await HeadAsync();
        Assert.NotNull(head);
        var body = new ArrayBufferWriter<byte>();
        var chunks = head["Transfer-Encoding"] == "chunked" ? new ChunkedBody() : null;
        var length = int.TryParse(head["Content-Length"], out var value) ? value : 0;
        var one = new byte[1];
        while (chunks is null ? body.WrittenCount < length : !chunks.Ended)
        {
            Assert.Equal(1, await ReadAsync(one));
            if (chunks is null)
            {
                body.Write(one);
            }
            else
            {
                chunks.Take(one, body);
            }
        }

        return (head, Encoding.UTF8.GetString(body.WrittenSpan));
    }

    /// <summary>Says that nothing more will be sent, and goes on reading.</summary>
    public void HalfClose() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection, as a router that loses its state does.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        try
        {
            return await _socket.ReceiveAsync(_buffer, limit.Token);
        }
        catch (SocketException)
        {
            Broken = true;
            return 0;
        }
    }
}
