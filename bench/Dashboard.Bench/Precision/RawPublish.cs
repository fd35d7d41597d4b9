using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Bench.Precision;

/// <summary>
/// One publish on a bare socket. Its answer stays in the kernel until it is asked for, so that nothing of it runs while
/// the event is on its way.
/// </summary>
internal sealed class RawPublish : IDisposable
{
    private readonly Socket _socket;

    private RawPublish(Socket socket) => _socket = socket;

    /// <summary>Sends an event with a number.</summary>
    public static RawPublish Send(int port, string path, int number)
    {
        var text = $"precision-{number}";
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: text/plain\r\nContent-Length: {text.Length}\r\nConnection: close\r\n\r\n{text}"));
        return new RawPublish(socket);
    }

    /// <summary>Makes sure that it was taken.</summary>
    public void Confirm()
    {
        var (buffer, answer, read) = (new byte[4096], new StringBuilder(), 0);
        while ((read = _socket.Receive(buffer)) > 0)
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        if (!answer.ToString().StartsWith("HTTP/1.1 201 ", StringComparison.Ordinal))
        {
            throw new BenchException($"a publish was answered with {answer.ToString().Split('\r')[0]}");
        }
    }

    public void Dispose() => _socket.Dispose();
}
