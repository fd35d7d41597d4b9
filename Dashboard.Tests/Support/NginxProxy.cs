using System.Net.Sockets;
using Dashboard.Server.Diagnostics.Lab;

namespace Dashboard.Tests.Support;

/// <summary>A real nginx with the shipped files, on a free port in front of a server.</summary>
internal sealed class NginxProxy : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly ChildProcess _process;
    private readonly Timer? _reloads;

    private NginxProxy(TempFolder folder, ChildProcess process, Uri url, TimeSpan? reloadsEvery)
    {
        _folder = folder;
        _process = process;
        Url = url;
        _reloads = reloadsEvery is { } period ? new Timer(_ => Reload(), null, period, period) : null;
    }

    /// <summary>Where it listens; with https where its configuration needs a certificate.</summary>
    public Uri Url { get; }

    /// <summary>What nginx wrote about requests.</summary>
    public string AccessLog => File.ReadAllText(Path.Combine(_folder.FullPath, "access.log"));

    /// <param name="server">What it forwards to.</param>
    /// <param name="config">The file below <c>nginx/</c>.</param>
    /// <param name="port">Its port, where one was promised already.</param>
    public static async Task<NginxProxy> StartAsync(Uri server, string config = "nginx.conf", int? port = null)
    {
        var nginx = ChildProcess.Find("nginx");
        Assert.SkipWhen(nginx is null, "nginx is not installed (apt-get install nginx-light).");
        var listen = port ?? FreePort.Next();
        var folder = new TempFolder();
        Render(folder.FullPath, listen, server.Port);
        var file = Path.Combine(folder.FullPath, "nginx", config);
        var isEncrypted = AddCertificate(file);
        var process = new ChildProcess(nginx!, "-p", folder.FullPath + "/", "-c", file);
        await Eventually.True(() => process.HasExited || Listens(listen), "nginx listens");
        Assert.False(process.HasExited, process.Output);
        var reloadsEvery = LabFile.Read("proxy", await File.ReadAllTextAsync(file))?.ReloadsEvery;
        return new NginxProxy(folder, process, new Uri($"{(isEncrypted ? "https" : "http")}://127.0.0.1:{listen}"), reloadsEvery);
    }

    /// <summary>Reads the configuration again; connections that are open stay with the workers that have them.</summary>
    public void Reload() => _process.Signal(ChildProcess.HangUp);

    /// <summary>Reads another configuration in place of its own.</summary>
    /// <param name="config">The file below <c>nginx/</c>.</param>
    public void ReloadAs(string config)
    {
        var files = Path.Combine(_folder.FullPath, "nginx");

        // What is included is looked for beside the file that nginx was started with.
        File.WriteAllText(Path.Combine(files, "nginx.conf"), File.ReadAllText(Path.Combine(files, config))
            .Replace("include shared/", "include faults/shared/", StringComparison.Ordinal)
            .Replace("include ../", "include ", StringComparison.Ordinal));
        Reload();
    }

    public async ValueTask DisposeAsync()
    {
        if (_reloads is not null)
        {
            await _reloads.DisposeAsync();
        }

        await _process.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Whoever starts nginx gives it the certificate that a file asks for.</summary>
    private static bool AddCertificate(string file)
    {
        var needed = File.ReadLines(file).Contains("# NEEDS: certificate", StringComparer.Ordinal);
        if (needed)
        {
            LabCertificate.WriteTo(Path.GetDirectoryName(file)!, DateTimeOffset.UtcNow);
        }

        return needed;
    }

    private static void Render(string folder, int listen, int upstream)
    {
        // Started by root, nginx works as another account, which has to reach its folders in there.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var source = Repository.PathTo("nginx");
        foreach (var file in Directory.EnumerateFiles(source, "*.conf", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, "nginx", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            // By way of placeholders: one port may be what the other one was.
            File.WriteAllText(target, File.ReadAllText(file)
                .Replace("127.0.0.1:8080", "@proxy@", StringComparison.Ordinal)
                .Replace("127.0.0.1:5080", "@server@", StringComparison.Ordinal)
                .Replace("@proxy@", $"127.0.0.1:{listen}", StringComparison.Ordinal)
                .Replace("@server@", $"127.0.0.1:{upstream}", StringComparison.Ordinal));
        }
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
