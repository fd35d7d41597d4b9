using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>One request to a <see cref="ScriptedStreamServer"/>, and what the test answers.</summary>
internal sealed class ScriptedConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public ScriptedConnection(Socket socket)
    {
        _socket = socket;
        _socket.NoDelay = true;
    }

    public string RequestLine { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>What the caller wants to resume after; null where it names nothing.</summary>
    public string? LastEventId => _headers.GetValueOrDefault("Last-Event-ID");

    /// <summary>Reads the request; false where the caller closes without one.</summary>
    public async Task<bool> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await ReceiveAsync(buffer);
            if (count == 0)
            {
                return false;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        RequestLine = lines[0];
        foreach (var line in lines[1..])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            _headers.Add(line[..colon], line[(colon + 1)..].Trim());
        }

        return true;
    }

    /// <summary>Sends response headers; the body goes on until the connection closes.</summary>
    public Task AnswerAsync(string status = "200 OK", string? contentType = "text/event-stream") => SendAsync(
        $"HTTP/1.1 {status}\r\nConnection: close\r\n" + (contentType is null ? "" : $"Content-Type: {contentType}\r\n") + "\r\n");

    /// <summary>Sends text in one write.</summary>
    public async Task SendAsync(string text)
    {
        if (text.Length > 0)
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Sends bytes in one write.</summary>
    public Task SendAsync(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(bytes).AsTask();

    /// <summary>Waits until the caller has closed the connection.</summary>
    public async Task LeftAsync() => Assert.Equal(0, await ReceiveAsync(new byte[1]));

    /// <summary>Ends the connection properly, after all that was sent.</summary>
    public void Close() => _socket.Dispose();

    /// <summary>Breaks the connection, as a router that loses its state does.</summary>
    public void Cut()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> ReceiveAsync(byte[] buffer)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer).WaitAsync(Eventually.Limit);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
