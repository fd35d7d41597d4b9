using System.Net;
using System.Net.Http.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class LabRefusalTests
{
    private const string Lab = "/api/diagnostics/lab";
    private const string NotHere = "The lab starts programs on the server's machine, and so takes requests from that machine only, for a host such as 127.0.0.1 or localhost.";
    private const string OtherSite = "Pages of other sites may not use the lab.";

    [Theory]
    [InlineData("GET", "", "X-Forwarded-For", "203.0.113.9", NotHere)]
    [InlineData("POST", "/buffering", "X-Forwarded-For", "203.0.113.9", NotHere)]
    [InlineData("DELETE", "/buffering", "X-Forwarded-For", "203.0.113.9", NotHere)]
    [InlineData("POST", "/buffering", "Host", "rebound.example", NotHere)]
    [InlineData("POST", "/buffering", "Origin", "https://evil.example", OtherSite)]
    [InlineData("DELETE", "/buffering", "Sec-Fetch-Site", "cross-site", OtherSite)]
    public async Task Who_is_elsewhere_gets_nothing(string method, string path, string header, string value, string detail)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), Lab + path);
        request.Headers.Add(header, value);

        using var refused = await server.Http.SendAsync(request);

        Assert.Equal(HttpText.Problem(403, "15.5.4", "Forbidden", detail), await refused.ProblemAsync());
        Assert.Empty((await StateAsync(server)).Running);
    }

    [Fact]
    public async Task Through_the_shipped_nginx_this_machine_is_still_this_machine()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var asAnother = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy.Url, Lab));
        asAnother.Headers.Add("X-Forwarded-For", "203.0.113.9");

        using var answer = await http.GetAsync(new Uri(proxy.Url, Lab));
        using var refused = await http.SendAsync(asAnother);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_or_does_not_run_is_said()
    {
        await using var server = await TestServer.StartAsync();

        using var unknown = await server.Http.PostAsync(new Uri($"{Lab}/nothing", UriKind.Relative), null);
        using var idle = await server.Http.DeleteAsync(new Uri($"{Lab}/buffering", UriKind.Relative));

        Assert.Equal(
            HttpText.Problem(404, "15.5.5", "Not Found", "There is no such fault; GET /api/diagnostics/lab lists their names."), await unknown.ProblemAsync());
        Assert.Equal(HttpText.Problem(404, "15.5.5", "Not Found", "This fault does not run, or not any more."), await idle.ProblemAsync());
    }

    [Theory]
    [InlineData("Diagnostics:Lab:Nginx=/nowhere/nginx", "nginx is not installed here, or not where programs usually are. On Debian: apt-get install nginx-light; otherwise Diagnostics:Lab:Nginx says where it is.")]
    [InlineData("Diagnostics:Lab:MostRunning=0", "The lab is closed: Diagnostics:Lab:MostRunning is 0.")]
    public async Task Where_nothing_can_be_started_it_says_why(string setting, string reason)
    {
        await using var server = await TestServer.StartAsync([setting]);
        using var refused = await server.Http.PostAsync(new Uri($"{Lab}/buffering", UriKind.Relative), null);

        Assert.Equal(HttpText.Problem(503, "15.6.4", "Service Unavailable", reason), await refused.ProblemAsync());
        Assert.Equal(reason, (await StateAsync(server)).Unavailable);
    }

    [Fact]
    public async Task What_nginx_says_when_it_does_not_start_is_passed_on()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync([$"Diagnostics:Lab:Nginx={Script(folder, "echo 'nginx: [emerg] no memory' >&2; exit 1")}"]);

        using var failed = await server.Http.PostAsync(new Uri($"{Lab}/buffering", UriKind.Relative), null);

        Assert.Equal(
            HttpText.Problem(500, "15.6.1", "An error occurred while processing your request.", "nginx did not start: nginx: [emerg] no memory"), await failed.ProblemAsync());
        Assert.Empty((await StateAsync(server)).Running);
    }

    [Fact]
    public async Task One_whose_nginx_ends_by_itself_makes_room()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync([$"Diagnostics:Lab:Nginx={Script(folder, "echo $$ > \"$2/nginx.pid\"; sleep 0.3")}"]);

        using var started = await server.Http.PostAsync(new Uri($"{Lab}/buffering", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        await Eventually.True(async () => (await StateAsync(server)).Running.Count == 0, "its place is free");
    }

    /// <summary>Something that is started like nginx.</summary>
    private static string Script(TempFolder folder, string text)
    {
        var path = Path.Combine(folder.FullPath, "nginx");
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static async Task<LabState> StateAsync(TestServer server) =>
        (await server.Http.GetFromJsonAsync(new Uri(Lab, UriKind.Relative), ContractsJson.Default.LabState))!;
}
