using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class StatusTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task It_answers_with_the_status_that_was_asked_for(int code)
    {
        using var response = await shared.Server.Http.GetAsync(new Uri($"/sse/_diag/status?code={code}", UriKind.Relative));

        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal($"dashboard probe {code}", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.Contains(ProbeHeaders.Marker));
    }

    [Fact]
    public async Task Its_answers_pass_the_shipped_nginx_as_they_are()
    {
        await using var proxy = await NginxProxy.StartAsync(shared.Server.Url);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = await http.GetAsync(new Uri(proxy.Url, "/sse/_diag/status?code=503"));

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("dashboard probe 503", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.Contains(ProbeHeaders.Marker));
    }

    [Theory]
    [InlineData("?code=200")]
    [InlineData("?code=teapot")]
    [InlineData("")]
    public async Task Any_other_status_is_refused_with_what_can_be_had(string query)
    {
        using var response = await shared.Server.Http.GetAsync(new Uri("/sse/_diag/status" + query, UriKind.Relative));

        Assert.Equal(
            HttpText.InvalidRequest("This cannot be probed.", ("code", "Must be one of 401, 403, 404, 429, 500, 502, 503, 504.")),
            await response.ProblemAsync());
    }
}
