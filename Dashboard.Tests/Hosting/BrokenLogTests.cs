using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Dashboard.Server.Hosting;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

/// <summary>
/// The disk fails under a running server: the system refuses to write beyond a size of the file. SQLite reports that as
/// it reports a bad disk (SQLITE_IOERR_WRITE).
/// </summary>
public sealed class BrokenLogTests
{
    [Fact]
    public async Task A_server_whose_disk_fails_acknowledges_nothing_more_says_farewell_and_exits_for_a_restart()
    {
        Assert.SkipWhen(ChildProcess.Find("prlimit") is null, "Limiting the size of a file needs prlimit (util-linux).");
        using var folder = new TempFolder();
        var port = FreePort.Next();
        await using var server = Start(port, folder.FullPath);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await ReadyAsync(server, http);
        await using var subscriber = await TestSubscription.OpenAsync(new Uri(http.BaseAddress, "/sse/ops"));
        await FailBeyondAsync(server, new FileInfo(Path.Combine(folder.FullPath, "dashboard.db-wal")).Length + (256 * 1024));

        var (acknowledged, refused) = await PublishUntilRefusedAsync(http);

        Assert.Equal(
            HttpText.Problem(
                503,
                "15.6.4",
                "The disk failed; it is not known whether the notification was kept.",
                "It is not acknowledged. The server restarts; try again with the same Idempotency-Key, which makes one notification of both tries."),
            refused);
        Assert.EndsWith("event: bye\ndata: {\"reason\":\"shutdown\"}\n\n", await subscriber.EndAsync(), StringComparison.Ordinal);
        Assert.Equal(DashboardProcess.BrokenLog, await server.ExitCodeAsync());
        Assert.Single(server.Output.Split('\n'), line => line.Contains("The disk failed while ", StringComparison.Ordinal));
        await using var again = TestLog.Open(folder.FullPath);
        Assert.Equal(acknowledged, (await again.TitlesAsync("ops")).Take(acknowledged.Count));
    }

    private static ChildProcess Start(int port, string folder)
    {
        // Without the signal that comes with the limit the write just fails; and the runtime's own mappings are larger.
        var command = $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; echo \"pid $$\"; exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Dashboard.Server.dll")}' \"$@\"";
        return new ChildProcess(
            "bash",
            [
                "-c", command, "server", "--contentRoot", Repository.PathTo("Dashboard.Server"), "--urls", $"http://127.0.0.1:{port}",
                "--EventLog:Directory", folder, "--Diagnostics:ProxiedUrl=", "--Logging:LogLevel:Default=Warning",
            ]);
    }

    private static Task ReadyAsync(ChildProcess server, HttpClient http) => Eventually.True(
        async () =>
        {
            Assert.False(server.HasExited, server.Output);
            try
            {
                return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        "the server is ready");

    private static async Task FailBeyondAsync(ChildProcess server, long bytes)
    {
        var pid = server.Output.Split('\n').First(line => line.StartsWith("pid ", StringComparison.Ordinal))[4..];
        await using var limit = new ChildProcess("prlimit", "--pid", pid, string.Create(CultureInfo.InvariantCulture, $"--fsize={bytes}"));
        Assert.Equal(0, await limit.ExitCodeAsync());
    }

    private static async Task<(List<string> Acknowledged, string Refused)> PublishUntilRefusedAsync(HttpClient http)
    {
        var acknowledged = new List<string>();
        for (var number = 0; ; number++)
        {
            using var response = await http.PostAsync(
                new Uri("/api/streams/ops/notifications", UriKind.Relative),
                JsonContent.Create(new { title = $"{number}", body = new string('x', 10_000) }));
            if (response.StatusCode != HttpStatusCode.Created)
            {
                return (acknowledged, await response.ProblemAsync());
            }

            acknowledged.Add($"{number}");
        }
    }
}
