using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics;

public sealed class DiagnosisEndpointsTests
{
    private readonly StoppableDiagnoses _diagnoses = new();

    [Fact]
    public async Task A_run_is_followed_while_it_runs_and_found_when_it_is_over()
    {
        await using var server = await StartAsync();
        using var started = await PostAsync(server, """{"targetId":"own","measureIdleTimeout":true}""");

        Assert.Equal((HttpStatusCode.Accepted, "/api/diagnostics/runs/runown"), (started.StatusCode, started.Headers.Location!.ToString()));
        Assert.Equal(new DiagnosisRequest("own", true), Assert.Single(_diagnoses.Requests));
        var running = await GetAsync(server, "runown");
        Assert.Null(running.Verdict);
        Assert.StartsWith("# Diagnosis of Deploys: under way\n", await server.GetTextAsync("/api/diagnostics/runs/runown/report.md"), StringComparison.Ordinal);

        _diagnoses.End("own");

        Assert.Equal(VerdictState.Healthy, (await GetAsync(server, "runown")).Verdict!.State);
        Assert.Equal("runown", Assert.Single((await server.Http.GetFromJsonAsync(
            new Uri("/api/diagnostics/targets/own/history", UriKind.Relative), ContractsJson.Default.IReadOnlyListVerdictSummary))!).DiagnosisId);
    }

    [Fact]
    public async Task The_wire_form_says_in_words_what_the_code_counts()
    {
        _diagnoses.Shows = id => SampleDiagnosis.Of("run1", SampleDiagnosis.Target with { Id = id }, SampleDiagnosis.Buffering) with
        {
            Verdict = new Verdict(VerdictState.NotTheProxy, "s", [SampleDiagnosis.Buffering]),
        };
        await using var server = await StartAsync();
        _diagnoses.End("own");

        var json = JsonNode.Parse(await server.GetTextAsync("/api/diagnostics/runs/run1"))!;

        Assert.Equal(
            ("not-the-proxy", "fault", "certain", "server", "control", "done"),
            ((string?)json["verdict"]!["state"], (string?)json["verdict"]!["findings"]![0]!["severity"], (string?)json["verdict"]!["findings"]![0]!["certainty"],
                (string?)json["vantage"], (string?)json["lanes"]![1]!["path"], (string?)json["experiments"]![0]!["state"]));
    }

    [Fact]
    public async Task A_report_is_Markdown_that_is_not_kept_on_the_way()
    {
        await using var server = await StartAsync();
        _diagnoses.End("own");
        using var report = await server.Http.GetAsync(new Uri("/api/diagnostics/runs/runown/report.md", UriKind.Relative));

        Assert.Equal(("text/markdown; charset=utf-8", "no-store"), (report.Content.Headers.ContentType!.ToString(), report.Headers.CacheControl!.ToString()));
        Assert.StartsWith("# Diagnosis of Deploys: healthy\n", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_is_diagnosed_without_being_added()
    {
        await using var server = await StartAsync();
        const string Pair = """{"directUrl":"http://127.0.0.1:1/sse","proxiedUrl":"http://127.0.0.1:2/sse"}""";
        using var started = await PostAsync(server, Pair);
        using var joined = await PostAsync(server, Pair);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (started.StatusCode, joined.StatusCode));
        Assert.Equal(started.Headers.Location, joined.Headers.Location);
        var request = _diagnoses.Requests.First();
        Assert.Equal("http://127.0.0.1:2/sse", server.Get<DiagnosisTargets>().Find(request.TargetId)!.ProxiedUrl);
        Assert.Null((await GetAsync(server, "run" + request.TargetId)).Verdict);
        Assert.Single(server.Get<IDiagnosisTargets>().All);
    }

    [Theory]
    [InlineData("""{"targetId":"none"}""", "targetId", "There is no such target. Write an id of GET /api/diagnostics/targets, or directUrl and proxiedUrl.")]
    [InlineData("""{"targetId":"own","directUrl":"http://a.example/"}""", "targetId", "Write either targetId, or directUrl and proxiedUrl.")]
    [InlineData("""{"directUrl":"http://127.0.0.1/"}""", "proxiedUrl", "Write the address of the event stream, such as https://app.example.org/sse/deploys.")]
    [InlineData("""{"directUrl":"http://10.0.0.1/","proxiedUrl":"http://a.example/"}""", "directUrl", "10.0.0.1 is a private address; the option Diagnostics:Targets:AllowedNetworks can allow it.")]
    [InlineData("""{"targetId":"own","measureIdleTimeout":1}""", "measureIdleTimeout", "Must be true or false.")]
    [InlineData("""{"target":"own"}""", "target", "Is not known. Known are targetId, directUrl, proxiedUrl, measureIdleTimeout.")]
    public async Task What_is_wrong_is_named_by_its_field_and_nothing_is_started(string json, string field, string error)
    {
        await using var server = await StartAsync();
        using var refused = await PostAsync(server, json);
        var problem = JsonNode.Parse(await refused.ProblemAsync())!;

        Assert.Equal((422, "The request is not valid; no diagnosis was started."), ((int)problem["status"]!, (string?)problem["title"]));
        Assert.Equal(error, (string?)problem["errors"]![field]![0]);
        Assert.Empty(_diagnoses.Requests);
    }

    [Fact]
    public async Task A_target_whose_headers_are_lost_is_not_diagnosed_without_them()
    {
        using var folder = new TempFolder();
        await using (var before = await StartAsync(folder))
        {
            using var created = await before.Http.PostAsync(new Uri("/api/diagnostics/targets", UriKind.Relative), new StringContent(
                """{"name":"a","directUrl":"http://a.example/","proxiedUrl":"http://b.example/","headers":[{"name":"A","value":"b"}]}""", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        await using var server = await TestServer.StartAsync(folder: folder.FullPath, adapt: services => services
            .AddSingleton<IDiagnoses>(_diagnoses).AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        var target = server.Get<IDiagnosisTargets>().All[1];
        using var refused = await PostAsync(server, $$"""{"targetId":"{{target.Id}}"}""");

        Assert.True(target.HeadersLost);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Remove the target and add it again with its headers.", await refused.ProblemAsync(), StringComparison.Ordinal);
        Assert.Empty(_diagnoses.Requests);
    }

    [Fact]
    public async Task A_run_can_be_stopped_more_than_once()
    {
        await using var server = await StartAsync();
        using var started = await PostAsync(server, """{"targetId":"own"}""");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var stopped = await server.Http.DeleteAsync(started.Headers.Location);
            Assert.Equal(HttpStatusCode.NoContent, stopped.StatusCode);
            Assert.NotNull((await GetAsync(server, "runown")).Verdict);
        }
    }

    [Theory]
    [InlineData("GET", "/api/diagnostics/runs/none")]
    [InlineData("GET", "/api/diagnostics/runs/none/report.md")]
    [InlineData("DELETE", "/api/diagnostics/runs/none")]
    [InlineData("GET", "/api/diagnostics/targets/none")]
    [InlineData("GET", "/api/diagnostics/targets/none/history")]
    [InlineData("DELETE", "/api/diagnostics/targets/none")]
    public async Task What_is_not_there_is_said_to_be_gone(string method, string path)
    {
        await using var server = await StartAsync();
        using var answer = await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such ", await answer.ProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_a_server_is_one_for_its_whole_life()
    {
        using var folder = new TempFolder();
        await using (var before = await StartAsync(folder))
        {
            Assert.True(before.Get<DiagnosisHistory>().Add(SampleDiagnosis.Of("run1")));
        }

        await using var server = await StartAsync(folder);

        Assert.Equal("run1", server.Get<DiagnosisHistory>().Find("run1")!.Id);
    }

    private Task<TestServer> StartAsync(TempFolder? folder = null) =>
        TestServer.StartAsync(folder: folder?.FullPath, adapt: services => services.AddSingleton<IDiagnoses>(_diagnoses));

    private static Task<HttpResponseMessage> PostAsync(TestServer server, string json) => server.Http.PostAsync(
        new Uri("/api/diagnostics/runs", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<Diagnosis> GetAsync(TestServer server, string id) =>
        (await server.Http.GetFromJsonAsync(new Uri($"/api/diagnostics/runs/{id}", UriKind.Relative), ContractsJson.Default.Diagnosis))!;
}
