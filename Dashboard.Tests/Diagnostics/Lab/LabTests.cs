using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class LabTests
{
    private const string Lab = "/api/diagnostics/lab";

    public LabTests() => Assert.SkipWhen(ChildProcess.Find("nginx") is null, "nginx is not installed (apt-get install nginx-light).");

    [Fact]
    public async Task A_fault_stands_in_front_of_the_server_until_it_is_stopped()
    {
        await using var server = await TestServer.StartAsync();
        using var started = await PostAsync(server, "access-denied");
        var run = await RunAsync(started, HttpStatusCode.Created);

        Assert.Equal(("access-denied", server.Url.ToString()), (run.Name, run.DirectUrl));
        Assert.Equal(TimeSpan.FromMinutes(10), run.EndsAt - run.StartedAt);
        Assert.Equal([run], (await StateAsync(server)).Running);
        using (var refused = await server.Http.GetAsync(new Uri(new Uri(run.ProxiedUrl), "/sse/ops")))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var stopped = await server.Http.DeleteAsync(new Uri($"{Lab}/access-denied", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
        Assert.Empty((await StateAsync(server)).Running);
        Assert.False(Listens(run));
    }

    [Fact]
    public async Task One_over_tls_has_a_certificate_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        using var started = await PostAsync(server, "tls-buffer");
        var run = await RunAsync(started, HttpStatusCode.Created);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=localhost" },
        });

        Assert.StartsWith("https://127.0.0.1:", run.ProxiedUrl, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(new Uri(run.ProxiedUrl), "/health/live"))).StatusCode);
    }

    [Fact]
    public async Task One_that_is_reloaded_all_the_time_cuts_what_is_open_and_takes_what_comes()
    {
        await using var server = await TestServer.StartAsync();
        using var started = await PostAsync(server, "reloads");
        var run = await RunAsync(started, HttpStatusCode.Created);

        for (var time = 0; time < 2; time++)
        {
            await using var stream = await server.Http.GetStreamAsync(new Uri(new Uri(run.ProxiedUrl), "/sse/ops"));
            await Assert.ThrowsAsync<HttpIOException>(() => stream.CopyToAsync(Stream.Null).WaitAsync(Eventually.Limit));
        }
    }

    [Fact]
    public async Task One_that_runs_already_goes_on_and_more_than_allowed_are_refused()
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Lab:MostRunning=1"]);
        using var first = await PostAsync(server, "buffering");
        using var again = await PostAsync(server, "buffering");
        using var second = await PostAsync(server, "gzip");

        Assert.Equal(await RunAsync(first, HttpStatusCode.Created), await RunAsync(again, HttpStatusCode.OK));
        Assert.Equal(
            HttpText.Problem(409, "15.5.10", "Conflict", "buffering runs already, and Diagnostics:Lab:MostRunning is 1. Stop one first."), await second.ProblemAsync());
    }

    [Fact]
    public async Task It_ends_by_itself_after_ten_minutes()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(time: time);
        using var started = await PostAsync(server, "buffering");
        var run = await RunAsync(started, HttpStatusCode.Created);

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Single((await StateAsync(server)).Running);
        time.Advance(TimeSpan.FromMilliseconds(1));

        await Eventually.True(() => !Listens(run), "nginx is gone");
        await Eventually.True(async () => (await StateAsync(server)).Running.Count == 0, "it is not listed any more");
    }

    [Fact]
    public async Task It_ends_with_the_server()
    {
        var server = await TestServer.StartAsync();
        using var started = await PostAsync(server, "buffering");
        var run = await RunAsync(started, HttpStatusCode.Created);
        Assert.True(Listens(run));

        await server.DisposeAsync();

        Assert.False(Listens(run));
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        using var temporary = new TempFolder();
        var port = FreePort.Next();
        await using var process = ServerProcess.StartUnder("env", $"TMPDIR={temporary.FullPath}", ServerProcess.For(port, folder.FullPath));
        await ServerProcess.ReadyAsync(process, port);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var started = await http.PostAsync(new Uri($"http://127.0.0.1:{port}{Lab}/buffering"), null);
        var run = await RunAsync(started, HttpStatusCode.Created);
        Assert.NotEmpty(Directory.EnumerateDirectories(temporary.FullPath, "dashboard-lab-*"));

        process.Signal(ChildProcess.Kill);

        await Eventually.True(() => !Listens(run), "nginx has ended");
        await Eventually.True(() => !Directory.EnumerateDirectories(temporary.FullPath, "dashboard-lab-*").Any(), "its folder is gone");
    }

    private static Task<HttpResponseMessage> PostAsync(TestServer server, string name) =>
        server.Http.PostAsync(new Uri($"{Lab}/{name}", UriKind.Relative), null);

    private static async Task<LabState> StateAsync(TestServer server) =>
        (await server.Http.GetFromJsonAsync(new Uri(Lab, UriKind.Relative), ContractsJson.Default.LabState))!;

    private static async Task<LabRun> RunAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.True(response.StatusCode == status, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.LabRun))!;
    }

    private static bool Listens(LabRun run)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", new Uri(run.ProxiedUrl).Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
