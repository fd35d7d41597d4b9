using System.Net;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Access;

public sealed class EmbedOriginsTests
{
    private const string Configured = "https://intranet.example";

    [Theory]
    [InlineData("/sse/ops")]
    [InlineData("/sse?stream=ops")]
    public async Task A_configured_origin_may_read_streams_without_credentials(string path)
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, path, Configured);

        Assert.Equal("Access-Control-Allow-Origin: https://intranet.example", CorsHeaders(response));
        Assert.Equal("Origin", string.Join(',', response.Headers.Vary));
    }

    [Fact]
    public async Task The_second_configured_origin_counts_as_much_as_the_first()
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/sse/ops", "http://wall.example:8080");

        Assert.Equal("Access-Control-Allow-Origin: http://wall.example:8080", CorsHeaders(response));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://intranet.example")]
    [InlineData("https://intranet.example:8443")]
    [InlineData("https://intranet.example.evil")]
    [InlineData("https://intranet.example.evil.example")]
    [InlineData("https://evil-intranet.example")]
    [InlineData("https://sub.intranet.example")]
    [InlineData("https://intranet.example@evil.example")]
    [InlineData("https://intranet.example/")]
    [InlineData("null")]
    [InlineData("*")]
    public async Task No_other_origin_may_read_streams(string origin)
    {
        await using var server = await StartAsync();

        using var simple = await SendAsync(server, HttpMethod.Get, "/sse/ops", origin);
        using var preflight = await SendAsync(server, HttpMethod.Options, "/sse/ops", origin);

        Assert.Equal("", CorsHeaders(simple));
        Assert.Equal("", CorsHeaders(preflight));
    }

    [Fact]
    public async Task Without_configuration_no_origin_may_read_streams()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/sse/ops", Configured);

        Assert.Equal("", CorsHeaders(response));
    }

    [Fact]
    public async Task A_configured_origin_may_resume_with_fetch()
    {
        await using var server = await StartAsync();

        using var preflight = await SendAsync(server, HttpMethod.Options, "/sse/ops", Configured, "last-event-id");

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(
            """
            Access-Control-Allow-Headers: Last-Event-ID,Authorization,Cache-Control
            Access-Control-Allow-Methods: GET
            Access-Control-Allow-Origin: https://intranet.example
            """,
            CorsHeaders(preflight));
    }

    [Theory]
    [InlineData("/api/streams")]
    [InlineData("/api/streams/ops/notifications")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    public async Task Nothing_but_streams_is_open_to_a_configured_origin(string path)
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, path, Configured);

        Assert.Equal("", CorsHeaders(response));
    }

    [Theory]
    [InlineData("https://anybody.example")]
    [InlineData("null")]
    public async Task Every_page_may_load_the_code_of_the_widget(string origin)
    {
        await using var server = await StartAsync();

        using var response = await SendAsync(server, HttpMethod.Get, "/widget/dashboard-stream.js", origin);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Access-Control-Allow-Origin: *", CorsHeaders(response));
        Assert.Equal(["cross-origin"], response.Headers.GetValues("Cross-Origin-Resource-Policy"));
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(
        [$"Access:EmbedOrigins:0={Configured}", "Access:EmbedOrigins:1=http://wall.example:8080"]);

    private static async Task<HttpResponseMessage> SendAsync(
        TestServer server, HttpMethod method, string path, string origin, string? requestHeaders = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        if (method == HttpMethod.Options)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "GET");
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", requestHeaders);
        }

        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static string CorsHeaders(HttpResponseMessage response) => string.Join('\n', response.Headers
        .Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
        .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
        .Order(StringComparer.Ordinal));
}
