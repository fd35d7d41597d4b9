using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

/// <summary>Whatever is asked for below the probes, the answer is known to be the application's.</summary>
public sealed class UnknownProbeTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("GET", "nothing", 404, "")]
    [InlineData("POST", "nothing/at/all", 404, "")]
    [InlineData("GET", "stream/", 422, "")]
    [InlineData("POST", "stream", 405, "GET, HEAD")]
    [InlineData("DELETE", "left", 405, "GET, HEAD")]
    [InlineData("PUT", "status?code=503", 405, "GET, HEAD")]
    [InlineData("PUT", "publish", 405, "GET, HEAD, POST")]
    [InlineData("OPTIONS", "stream", 405, "GET, HEAD")]
    public async Task A_probe_that_cannot_be_had_is_refused_with_the_mark(string method, string probe, int status, string allow)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/sse/_diag/{probe}", UriKind.Relative));
        using var response = await shared.Server.Http.SendAsync(request);

        Assert.Equal((status, allow), ((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
        Assert.Matches("^[0-9a-f]{16}$", Assert.Single(response.Headers.GetValues(ProbeHeaders.Marker)));
        Assert.True(response.Headers.CacheControl?.NoStore);
        await response.ProblemAsync();
    }
}
