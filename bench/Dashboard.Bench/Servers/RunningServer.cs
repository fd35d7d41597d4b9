using System.Net;
using System.Net.Sockets;

namespace Dashboard.Bench.Servers;

/// <summary>A server that runs, perhaps with nginx in front of it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    // .NET compiles while it starts, and a machine may be busy.
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_ask = TimeSpan.FromMilliseconds(50);

    private readonly Contender _contender;
    private readonly Site _site;
    private readonly int? _core;
    private Child _child;
    private Child? _front;

    private RunningServer(Contender contender, Site site, int? core, Child child)
    {
        _contender = contender;
        _site = site;
        _core = core;
        _child = child;
        Port = site.Port;
    }

    /// <summary>Where the load goes: the server, or nginx in front of it.</summary>
    public int Port { get; private set; }

    public IEnumerable<int> Pids => _front is null ? [_child.Id] : [_child.Id, _front.Id];

    public static async Task<RunningServer> StartAsync(Contender contender, Site site, int? core, CancellationToken token)
    {
        Directory.CreateDirectory(site.Folder);
        var server = new RunningServer(contender, site, core, Child.Start(contender.Command(site), core));
        await server.ReadyOrDisposeAsync(token);
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Puts the shipped nginx in front.</summary>
    public async Task AddNginxAsync(CancellationToken token)
    {
        var site = _site with { Port = FreePort(), Folder = Path.Combine(_site.Folder, "nginx") };
        Directory.CreateDirectory(site.Folder);
        _front = Child.Start(NginxFront.Command(site, _site.Port));
        await ReadyAsync(_front, () => ListensAsync(site.Port, token), token);
        Port = site.Port;
    }

    /// <summary>Ends it with a signal and starts it again, with the same port and data.</summary>
    public async Task RestartAsync(int signal, CancellationToken token)
    {
        await _child.StopAsync(signal);
        await _child.DisposeAsync();
        _child = Child.Start(_contender.Command(_site), _core);
        await ReadyOrDisposeAsync(token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_front is not null)
        {
            await _front.DisposeAsync();
        }

        await _child.DisposeAsync();
    }

    private async Task ReadyOrDisposeAsync(CancellationToken token)
    {
        try
        {
            await ReadyAsync(_child, () => _contender.ReadyPath is { } path ? AnswersAsync(path, token) : ListensAsync(_site.Port, token), token);
        }
        catch (Exception error) when (error is BenchException or OperationCanceledException)
        {
            await DisposeAsync();
            throw;
        }
    }

    private static async Task ReadyAsync(Child child, Func<Task<bool>> isReady, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_startLimit);
        while (!await isReady())
        {
            if (child.HasExited)
            {
                throw new BenchException($"it ended before it was ready: {child.Words}");
            }

            await Task.Delay(s_ask, limit.Token);
        }
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken token)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(string path, CancellationToken token)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{_site.Port}{path}"), token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
