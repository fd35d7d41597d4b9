using System.Buffers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>The WebSocket to Blazor's hub, as a browser opens and keeps it: negotiated, compressed, with pings.</summary>
internal sealed class HubSocket : IDisposable
{
    // Far above any rendering of the Live page; what is longer is a fault that must not fill this process.
    private const int MostBytes = 16 << 20;

    private const int ReadBytes = 32 << 10;

    private const byte EndOfHandshake = 0x1e;

    // SignalR's client: every 15 s, and the server gives up on one that is silent for 30 s.
    private static readonly TimeSpan s_pingEvery = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ArrayBufferWriter<byte> _message = new(ReadBytes);

    private HubSocket()
    {
        // Browsers offer it and Blazor takes it: the server's work is not that of a browser without it.
        _socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
    }

    /// <param name="http">Has the server's address, and the cookies of the page.</param>
    /// <param name="token">Ends the attempt.</param>
    public static async Task<HubSocket> ConnectAsync(HttpClient http, CancellationToken token)
    {
        using var answer = await http.PostAsync(new Uri("_blazor/negotiate?negotiateVersion=1", UriKind.Relative), content: null, token);
        answer.EnsureSuccessStatusCode();
        var negotiated = await answer.Content.ReadFromJsonAsync<JsonElement>(token);
        var address = new UriBuilder(new Uri(http.BaseAddress!, "_blazor"))
        {
            Scheme = "ws",
            Query = $"id={Uri.EscapeDataString(negotiated.GetProperty("connectionToken").GetString()!)}",
        };
        var hub = new HubSocket();
        try
        {
            await hub._socket.ConnectAsync(address.Uri, http, token);
            await hub._socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, token);
            var handshake = await hub.ReceiveAsync(token);
            return handshake.Span.SequenceEqual([(byte)'{', (byte)'}', EndOfHandshake])
                ? hub
                : throw new BenchException("the hub does not speak the protocol 'blazorpack', version 1.");
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken token)
    {
        await _sending.WaitAsync(token);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, token);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message of the WebSocket, valid until the one after it is asked for.</summary>
    /// <exception cref="BenchException">The server closed it, or it is too long.</exception>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken token)
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var read = await _socket.ReceiveAsync(_message.GetMemory(ReadBytes), token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                throw new BenchException($"the server closed the connection ({_socket.CloseStatus}).");
            }

            _message.Advance(read.Count);
            if (read.EndOfMessage)
            {
                return _message.WrittenMemory;
            }

            if (_message.WrittenCount > MostBytes)
            {
                throw new BenchException($"the hub sent a message of more than {MostBytes:N0} bytes.");
            }
        }
    }

    /// <summary>Pings until that is cancelled.</summary>
    public async Task PingAsync(CancellationToken token)
    {
        using var timer = new PeriodicTimer(s_pingEvery);
        while (await timer.WaitForNextTickAsync(token))
        {
            await SendAsync(HubFrames.Frame(HubMessageType.Ping), token);
        }
    }

    /// <summary>Says goodbye; the server's own is not waited for.</summary>
    public async Task CloseAsync(CancellationToken token)
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, token);
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }
}
