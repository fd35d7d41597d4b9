using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench.Precision;

/// <summary>
/// One event stream on a bare socket. It knows of HTTP and of events only where one ends: nothing of the server's own
/// reader is in here, because that is what is being checked.
/// </summary>
internal sealed class RawStream : IDisposable
{
    private static readonly byte[] s_mark = Encoding.ASCII.GetBytes("precision-");

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    private RawStream(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    /// <summary>Asks for a stream, and waits until its first bytes are there.</summary>
    public static RawStream Open(int port, string path)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\r\n"));
        var stream = new RawStream(socket);
        var head = "";
        while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = socket.Receive(stream._buffer);
            head = read > 0 ? head + Encoding.ASCII.GetString(stream._buffer, 0, read) : throw new BenchException($"port {port} closed the connection.");
        }

        return head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? stream : throw new BenchException($"port {port} answered {head[..head.IndexOf('\r')]}");
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>The numbers of our events that are whole now.</returns>
    public IReadOnlyList<int> Read()
    {
        var read = Socket.Receive(_buffer, _filled, _buffer.Length - _filled, SocketFlags.None);
        return read > 0 ? Take(read) : throw new BenchException("a stream ended.");
    }

    /// <summary>Takes notice of the bytes that were put behind those that were left over.</summary>
    private List<int> Take(int read)
    {
        _filled += read;
        var numbers = new List<int>();
        var whole = _buffer.AsSpan(0, _filled);
        while (whole.IndexOf("\n\n"u8) is >= 0 and var end)
        {
            if (NumberIn(whole[..end]) is { } number)
            {
                numbers.Add(number);
            }

            whole = whole[(end + 2)..];
        }

        whole.CopyTo(_buffer);
        _filled = whole.Length;
        return numbers;
    }

    /// <summary>The number behind our mark; null where the event is none of ours.</summary>
    private static int? NumberIn(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf(s_mark);
        if (at < 0)
        {
            return null;
        }

        var number = 0;
        foreach (var digit in text[(at + s_mark.Length)..])
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    public void Dispose() => Socket.Dispose();
}
