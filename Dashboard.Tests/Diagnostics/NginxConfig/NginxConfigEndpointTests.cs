using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

public sealed class NginxConfigEndpointTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(["NginxConfig:MaxTextBytes=20000"]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_program_sends_a_text_and_gets_what_decides()
    {
        using var response = await PostAsync("?path=/sse/deploys&host=example.org&port=8080", ConfigTexts.Dump("nginx.conf", "sse.conf", "blazor.conf"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var reading = (await response.Content.ReadFromJsonAsync(ContractsJson.Default.ConfigReading))!;
        Assert.Equal("off", reading.Directive("proxy_buffering").Value);
    }

    [Theory]
    [InlineData("?path=sse", "http { }", 400, "path")]
    [InlineData("?port=0", "http { }", 400, "port")]
    [InlineData("?port=x", "http { }", 400, "port")]
    [InlineData("?host=a/b", "http { }", 400, "host")]
    [InlineData("", " ", 400, "text")]
    [InlineData("?diagnosis=nothing", "http { }", 404, "diagnosis")]
    public async Task A_question_that_cannot_be_answered_is_told_what_is_wrong(string query, string text, int status, string field)
    {
        using var response = await PostAsync(query, text);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(field, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_text_that_is_too_large_is_refused_and_named()
    {
        using var response = await PostAsync("", new string('#', 20_001));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("NginxConfig:MaxTextBytes", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string query, string text) =>
        _server.Http.PostAsync(new Uri("/api/diagnostics/nginx-config" + query, UriKind.Relative), new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded"));
}
