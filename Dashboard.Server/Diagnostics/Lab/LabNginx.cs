using System.Net;
using System.Net.Sockets;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>Starts nginx with the configuration of a fault, in front of this server.</summary>
internal sealed class LabNginx(LabFiles files, IServerAddress server, IOptions<LabOptions> options, TimeProvider time)
{
    /// <summary>Between the choice of a free port and the start of nginx, somebody else may take it.</summary>
    private const int Attempts = 3;

    /// <summary>Debian keeps nginx where the PATH of a plain user does not look.</summary>
    private static readonly string[] s_systemFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    public IReadOnlyList<LabFault> Faults => files.All;

    /// <summary>The server that they stand in front of.</summary>
    public Uri Direct => server.Direct;

    /// <summary>Why nothing can be started here; null where it can.</summary>
    public string? Unavailable => this switch
    {
        _ when OperatingSystem.IsWindows() => "The lab needs nginx on Linux or macOS.",
        _ when options.Value.MostRunning == 0 => "The lab is closed: Diagnostics:Lab:MostRunning is 0.",
        _ when Faults.Count == 0 => "The broken configurations did not come with this server; Diagnostics:Lab:Folder says where they are.",
        _ when Program() is null => "nginx is not installed here, or not where programs usually are. On Debian: apt-get install nginx-light; otherwise Diagnostics:Lab:Nginx says where it is.",
        _ when server.Direct.Scheme != Uri.UriSchemeHttp => $"The broken proxies forward to http, and this server is at {server.Direct}.",
        _ => null,
    };

    /// <summary>Starts one, and waits until it listens.</summary>
    /// <returns>The proxy and its address; or, where nginx did not start, what it said.</returns>
    public async Task<(LabProxy? Proxy, Uri? Url, string? Words)> StartAsync(LabFault fault)
    {
        string? words = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = FreePort();
            var proxy = Launch(fault, port);
            try
            {
                words = await proxy.ReadyAsync(options.Value.StartWithin, time);
            }
            catch (TimeoutException)
            {
                words = $"nginx did not listen within {options.Value.StartWithin.TotalSeconds:0} s.";
            }

            if (words is null)
            {
                return (proxy, new Uri($"{(fault.IsEncrypted ? "https" : "http")}://127.0.0.1:{port}/"), null);
            }

            await proxy.StopAsync(time);
            if (!words.Contains("bind()", StringComparison.Ordinal))
            {
                break;
            }
        }

        return (null, null, words);
    }

    private LabProxy Launch(LabFault fault, int port)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-lab-").FullName;

        // Started by root, nginx works as another account, which has to reach its folders in here. What is private says so itself.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var configuration = files.CopyTo(Path.Combine(folder, "nginx"), fault, $"127.0.0.1:{port}", server.Direct.Authority);
        if (fault.IsEncrypted)
        {
            LabCertificate.WriteTo(Path.GetDirectoryName(configuration)!, time.GetUtcNow());
        }

        return LabProxy.Start(Program()!, folder, configuration, fault.ReloadsEvery);
    }

    private string? Program() => Path.IsPathRooted(options.Value.Nginx)
        ? (File.Exists(options.Value.Nginx) ? options.Value.Nginx : null)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(s_systemFolders)
            .Select(folder => Path.Combine(folder, options.Value.Nginx))
            .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
