using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>A server process that dies and comes back at the same address, with the same folder.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(20);

    private readonly string[] _settings;
    private ChildProcess? _process;
    private volatile bool _up;

    public StoreServer(string folder, params string[] settings)
    {
        Folder = folder;
        _settings = ["--Logging:LogLevel:Default=Warning", .. settings];
        Port = FreePort.Next();
        Url = new Uri($"http://127.0.0.1:{Port}");
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Url };
    }

    public string Folder { get; }

    public int Port { get; }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public ChildProcess Process => _process!;

    public async Task StartAsync()
    {
        _process = await ServerProcess.StartReadyAsync(Port, Folder, _settings);
        _up = true;
    }

    /// <summary>Starts it by way of a program that becomes the server, as <c>env</c> does.</summary>
    public async Task StartUnderAsync(string program, string option)
    {
        var process = ServerProcess.StartUnder(program, option, ServerProcess.For(Port, Folder, _settings));
        _process = await ServerProcess.ReadyAsync(process, Port);
        _up = true;
    }

    public Task KillAsync() => EndAsync(ChildProcess.Kill);

    public Task StopAsync() => EndAsync(ChildProcess.Terminate);

    /// <summary>
    /// Waits until there is a server, and a moment in any case. Clients that try a free local port again and again may
    /// meet themselves there (a simultaneous open), and then keep the port from the server.
    /// </summary>
    public async Task UpAsync(CancellationToken cancellationToken)
    {
        using var pace = new PeriodicTimer(s_between);
        do
        {
            await pace.WaitForNextTickAsync(cancellationToken);
        }
        while (!_up || Process.HasExited);
    }

    /// <summary>Publishes a text.</summary>
    /// <returns>The status, and the text of the answer.</returns>
    public async Task<(int Status, string Text)> PublishAsync(string text, string stream = "ops")
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var response = await Http.PostAsync(new Uri($"/api/streams/{stream}/notifications", UriKind.Relative), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>What the readiness says: its status, and the text.</summary>
    public async Task<string> ReadinessAsync()
    {
        using var response = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private async Task EndAsync(int signal)
    {
        _up = false;
        Process.Signal(signal);
        await Process.ExitCodeAsync();
        await Process.DisposeAsync();
        _process = null;
    }
}
