using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Support;

/// <summary>
/// A TCP link between a reader and a server that can be slow, late, cut into small pieces, still, or broken. The faults
/// are on the way from the server; they can change while connections go through.
/// </summary>
internal sealed class FaultyLink : IAsyncDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    private readonly int _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;

    public FaultyLink(Uri server)
    {
        _server = server.Port;
        _listener.Start(512);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>How many connections came.</summary>
    public int Accepted { get; private set; }

    /// <summary>The rate of each connection; 0 is without limit.</summary>
    public int BytesPerSecond { get; set; }

    /// <summary>The most bytes that are passed on at once.</summary>
    public int Slice { get; set; } = 16 * 1024;

    /// <summary>How late each piece is.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Nothing passes, and nothing is read, until it is false again.</summary>
    public bool Stalled { get; set; }

    /// <summary>Breaks every connection, to both sides.</summary>
    public void Cut()
    {
        lock (_sockets)
        {
            foreach (var socket in _sockets)
            {
                Break(socket);
            }

            _sockets.Clear();
        }
    }

    /// <summary>Without waiting for what is still to be sent, so that both sides see a reset.</summary>
    private static void Break(Socket socket) => socket.Close(timeout: 0);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        Cut();
        await _accepting;
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var reader = await _listener.AcceptSocketAsync(_ended.Token);

                // Little room of its own: what it does not pass on has to stay with the server.
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
                lock (_sockets)
                {
                    _sockets.AddRange([reader, server]);
                    Accepted++;
                }

                _ = PassAsync(reader, server);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket reader, Socket server)
    {
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server, _ended.Token);
            var copies = new[] { CopyAsync(reader, server, faulty: false), CopyAsync(server, reader, faulty: true) };
            await await Task.WhenAny(copies);
            await Task.WhenAll(copies);
        }
        catch (Exception broken) when (broken is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Whatever broke one side breaks the other one.
            Break(reader);
            Break(server);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool faulty)
    {
        using var pace = new PeriodicTimer(s_tick);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            while (faulty && Stalled)
            {
                await pace.WaitForNextTickAsync(_ended.Token);
            }

            var most = faulty ? MostAtOnce(buffer.Length) : buffer.Length;
            var count = await from.ReceiveAsync(buffer.AsMemory(0, most), _ended.Token);
            if (count == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            if (faulty)
            {
                await HoldBackAsync(pace);
            }

            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _ended.Token);
            }
        }
    }

    private int MostAtOnce(int room)
    {
        var perTick = BytesPerSecond == 0 ? room : Math.Max(1, (int)(BytesPerSecond * s_tick.TotalSeconds));
        return Math.Min(Math.Min(Slice, perTick), room);
    }

    private async Task HoldBackAsync(PeriodicTimer pace)
    {
        if (BytesPerSecond > 0)
        {
            await pace.WaitForNextTickAsync(_ended.Token);
        }

        for (var late = TimeSpan.Zero; late < Delay; late += s_tick)
        {
            await pace.WaitForNextTickAsync(_ended.Token);
        }
    }
}
