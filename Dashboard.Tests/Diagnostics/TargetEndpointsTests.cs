using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics;

public sealed class TargetEndpointsTests
{
    private const string Good = """{"name":"Deploys","directUrl":"http://app.example.org:5080/sse?token=canary","proxiedUrl":"https://app.example.org/sse","headers":[{"name":"Authorization","value":"Bearer canary"}]}""";

    [Fact]
    public async Task A_target_is_added_listed_and_removed_and_its_secrets_never_come_back()
    {
        await using var server = await StartAsync();

        using var created = await PostAsync(server, Good);
        var text = await created.Content.ReadAsStringAsync();
        var id = (string)JsonNode.Parse(text)!["id"]!;

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/api/diagnostics/targets/{id}", created.Headers.Location!.ToString());
        Assert.Equal(
            $$"""{"id":"{{id}}","name":"Deploys","directUrl":"http://app.example.org:5080/sse?token=(removed)","proxiedUrl":"https://app.example.org/sse","headerNames":["Authorization"],"acceptsAnyCertificate":false,"headersLost":false}""",
            text);
        Assert.Equal(text, await server.GetTextAsync($"/api/diagnostics/targets/{id}"));
        Assert.Equal(["own", id], (await ListAsync(server)).Select(target => target.Id));
        Assert.Equal("Bearer canary", Assert.Single(server.Get<DiagnosisTargets>().HeadersOf(id)).Value);
        Assert.Equal("http://app.example.org:5080/sse?token=canary", server.Get<IDiagnosisTargets>().All[1].DirectUrl);

        using var removed = await server.Http.DeleteAsync(new Uri($"/api/diagnostics/targets/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(["own"], (await ListAsync(server)).Select(target => target.Id));
        using var again = await server.Http.DeleteAsync(new Uri($"/api/diagnostics/targets/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Our_own_target_cannot_be_removed()
    {
        await using var server = await StartAsync();
        using var refused = await server.Http.DeleteAsync(new Uri("/api/diagnostics/targets/own", UriKind.Relative));

        Assert.Equal(
            HttpText.Problem(409, "15.5.10", "Conflict", "The server's own target comes from the configuration (Diagnostics:DirectUrl, Diagnostics:ProxiedUrl) and cannot be removed."),
            await refused.ProblemAsync());
    }

    [Theory]
    [InlineData("""{"name":"a","directUrl":"http://169.254.169.254/","proxiedUrl":"https://b.example/"}""", "directUrl", "169.254.169.254 is link-local, where cloud machines keep their credentials; such addresses are never diagnosed.")]
    [InlineData("""{"name":7,"directUrl":"http://a.example/","proxiedUrl":"https://b.example/"}""", "name", "Must be text.")]
    [InlineData("""{"name":"\ud800","directUrl":"http://a.example/","proxiedUrl":"https://b.example/"}""", "name", "Holds text that is not Unicode: half of a surrogate pair.")]
    [InlineData("""{"name":"a","url":"http://a.example/"}""", "url", "Is not known. Known are name, directUrl, proxiedUrl, headers, acceptsAnyCertificate.")]
    [InlineData("""{"name":"a","acceptsAnyCertificate":"yes"}""", "acceptsAnyCertificate", "Must be true or false.")]
    [InlineData("""{"name":"a","headers":{"a":"b"}}""", "headers", """Must be a list such as [{"name":"Authorization","value":"Bearer …"}].""")]
    [InlineData("""{"name":"a","headers":[{"name":"a","value":1}]}""", "headers[0].value", "Must be text.")]
    [InlineData("""{"name":"a","headers":[{"name":"a","values":"1"}]}""", "headers[0].values", "Is not known. Known are name, value.")]
    public async Task What_is_wrong_is_named_by_its_field(string json, string field, string error)
    {
        await using var server = await StartAsync();
        using var refused = await PostAsync(server, json);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("The target is not valid; nothing was added.", (string?)problem["title"]);
        Assert.Equal(error, (string?)problem["errors"]![field]![0]);
        Assert.Contains($"{field}: {error}", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Single(await ListAsync(server));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{"name":"a","name":"b"}""", 400)]
    [InlineData("""{"\ud800":"a"}""", 400)]
    public async Task What_is_not_one_JSON_object_is_refused(string body, int status)
    {
        await using var server = await StartAsync();
        using var refused = await PostAsync(server, body);

        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Contains("name, directUrl, proxiedUrl", await refused.ProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_bounded_and_announced_as_JSON()
    {
        await using var server = await StartAsync("Diagnostics:MaxBodyBytes=1000");
        using var large = await PostAsync(server, Good.PadRight(1_001));
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/diagnostics/targets") { Content = new StringContent(Good.PadRight(1_001), Encoding.UTF8, "application/json") };
        chunked.Headers.TransferEncodingChunked = true;
        using var largeToo = await server.Http.SendAsync(chunked);
        using var text = await server.Http.PostAsync(new Uri("/api/diagnostics/targets", UriKind.Relative), new StringContent(Good));

        Assert.Contains("At most 1000 bytes are taken (Diagnostics:MaxBodyBytes).", await large.ProblemAsync(), StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType),
            (large.StatusCode, largeToo.StatusCode, text.StatusCode));
        Assert.Single(await ListAsync(server));
    }

    [Theory]
    [InlineData("POST", "/api/diagnostics/targets", "Origin", "https://evil.example")]
    [InlineData("POST", "/api/diagnostics/targets", "Sec-Fetch-Site", "cross-site")]
    [InlineData("DELETE", "/api/diagnostics/targets/0123456789ab", "Origin", "null")]
    [InlineData("POST", "/api/diagnostics/runs", "Origin", "https://evil.example")]
    [InlineData("DELETE", "/api/diagnostics/runs/run1", "Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_sites_change_nothing(string method, string path, string header, string value)
    {
        var diagnoses = new StoppableDiagnoses();
        await using var server = await TestServer.StartAsync(adapt: services => services.AddSingleton<IDiagnoses>(diagnoses));
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(Good, Encoding.UTF8, "application/json") };
        request.Headers.Add(header, value);

        using var refused = await server.Http.SendAsync(request);

        Assert.Equal(
            HttpText.Problem(403, "15.5.4", "Forbidden", "Pages of other sites may not change or start a diagnosis."), await refused.ProblemAsync());
        Assert.Single(await ListAsync(server));
        Assert.Empty(diagnoses.Requests);
    }

    [Fact]
    public async Task Keys_and_targets_lie_where_only_the_server_reads_them()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync(folder: folder.FullPath, adapt: services => services.AddSingleton<IDiagnoses>(new StoppableDiagnoses()));
        using var created = await PostAsync(server, Good);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        foreach (var name in (string[])["keys", "diagnostics"])
        {
            var path = Path.Combine(folder.FullPath, name);
            Assert.Equal("700", FileRights.Of(path));
            Assert.All(Directory.GetFiles(path, name == "keys" ? "*.xml" : "*.json"), file =>
                Assert.Equal("600", FileRights.Of(file)));
        }
    }

    private static Task<TestServer> StartAsync(params string[] settings) =>
        TestServer.StartAsync(settings, adapt: services => services.AddSingleton<IDiagnoses>(new StoppableDiagnoses()));

    private static Task<HttpResponseMessage> PostAsync(TestServer server, string json) => server.Http.PostAsync(
        new Uri("/api/diagnostics/targets", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<IReadOnlyList<DiagnosisTarget>> ListAsync(TestServer server) =>
        (await server.Http.GetFromJsonAsync(new Uri("/api/diagnostics/targets", UriKind.Relative), ContractsJson.Default.IReadOnlyListDiagnosisTarget))!;
}
