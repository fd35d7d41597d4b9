using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Faults;

/// <summary>Carries bytes to a server, and loses the first answers: the request has arrived, and its sender does not know.</summary>
internal sealed class StoreProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly Task _accepting;
    private int _toLose;

    public StoreProxy(Uri server, int answersToLose)
    {
        _server = server;
        _toLose = answersToLose;
        _listener.Start();
        _accepting = AcceptAllAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                carried.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            var requests = near.GetStream().CopyToAsync(far.GetStream(), _stop.Token);
            var first = new byte[1];
            var answered = await far.GetStream().ReadAsync(first, _stop.Token) > 0;
            if (!answered || Interlocked.Decrement(ref _toLose) >= 0)
            {
                return;
            }

            await near.GetStream().WriteAsync(first, _stop.Token);
            await Task.WhenAny(requests, far.GetStream().CopyToAsync(near.GetStream(), _stop.Token));
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException)
        {
            // One of both ends has left.
        }
    }
}
