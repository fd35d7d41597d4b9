using System.Net.Sockets;

namespace Dashboard.Tests.Support;

/// <summary>A real proxy of another make with its shipped example, on a free port in front of a server.</summary>
internal sealed class ExampleProxy : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly ChildProcess _process;

    private ExampleProxy(TempFolder folder, ChildProcess process, Uri url)
    {
        _folder = folder;
        _process = process;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <param name="server">What it forwards to.</param>
    /// <param name="config">The file below <c>docs/proxies/</c>.</param>
    public static async Task<ExampleProxy> StartAsync(Uri server, string config)
    {
        var (program, arguments) = config == "Caddyfile"
            ? ("caddy", (string[])["run", "--adapter", "caddyfile", "--config"])
            : ("haproxy", ["-db", "-f"]);
        var found = ChildProcess.Find(program);
        Assert.SkipWhen(found is null, $"{program} is not installed (apt-get install {program}).");
        var listen = FreePort.Next();
        var folder = new TempFolder();
        var file = Path.Combine(folder.FullPath, config);
        var text = await File.ReadAllTextAsync(Repository.PathTo("docs", "proxies", config));
        await File.WriteAllTextAsync(file, text
            .Replace("127.0.0.1:8080", $"127.0.0.1:{listen}", StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", $"127.0.0.1:{server.Port}", StringComparison.Ordinal));
        var process = new ChildProcess(found!, [.. arguments, file]);
        await Eventually.True(() => process.HasExited || Listens(listen), $"{program} listens");
        Assert.False(process.HasExited, process.Output);
        return new ExampleProxy(folder, process, new Uri($"http://127.0.0.1:{listen}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
