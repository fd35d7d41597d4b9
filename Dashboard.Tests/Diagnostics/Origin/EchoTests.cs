using System.Net;
using System.Net.Http.Json;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class EchoTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task It_tells_what_reached_the_application()
    {
        var report = await EchoAsync(shared.Server.Url, HttpMethod.Put, "/sse/_diag/echo?a=1&b=%20x", ("Last-Event-ID", "s-7"), (ProbeHeaders.Custom, "mine"));

        Assert.Equal(("PUT", "/sse/_diag/echo?a=1&b=%20x", "1.1"), (report.Method, report.Target, report.HttpVersion));
        Assert.Equal("s-7", report.Header("last-event-id"));
        Assert.Equal("mine", report.Header(ProbeHeaders.Custom));
        Assert.Equal(shared.Server.Url.Authority, report.Header("Host"));
    }

    [Theory]
    [InlineData("Authorization", "Bearer canary")]
    [InlineData("Proxy-Authorization", "Basic canary")]
    [InlineData("Cookie", "session=canary")]
    [InlineData("X-Api-Key", "canary")]
    [InlineData("X-Gateway-Token", "canary")]
    [InlineData("Client-Secret", "canary")]
    [InlineData("X-Auth-Request-User", "canary")]
    public async Task What_may_grant_access_comes_back_as_a_hash(string name, string value)
    {
        var report = await EchoAsync(shared.Server.Url, HttpMethod.Get, "/sse/_diag/echo", (name, value));

        Assert.Matches("^sha256:[0-9a-f]{16}$", report.Header(name));
        Assert.DoesNotContain(report.Headers, header => header.Value.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_secret_has_the_same_hash_and_another_one_another()
    {
        var report = await EchoAsync(shared.Server.Url, HttpMethod.Get, "/sse/_diag/echo", ("X-Key-1", "abc"), ("X-Key-2", "abc"), ("X-Key-3", "abd"));

        // printf abc | sha256sum
        Assert.Equal("sha256:ba7816bf8f01cfea", report.Header("X-Key-1"));
        Assert.Equal("sha256:ba7816bf8f01cfea", report.Header("X-Key-2"));
        Assert.NotEqual("sha256:ba7816bf8f01cfea", report.Header("X-Key-3"));
    }

    [Fact]
    public async Task Each_answer_is_marked_with_a_nonce_of_its_own_and_is_not_kept()
    {
        using var first = await shared.Server.Http.GetAsync(new Uri("/sse/_diag/echo", UriKind.Relative));
        using var second = await shared.Server.Http.GetAsync(new Uri("/sse/_diag/echo", UriKind.Relative));

        Assert.Matches("^[0-9a-f]{16}$", Marker(first));
        Assert.NotEqual(Marker(first), Marker(second));
        Assert.Equal("no-store", first.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Through_the_shipped_nginx_it_shows_what_nginx_makes_of_a_request()
    {
        await using var proxy = await NginxProxy.StartAsync(shared.Server.Url);

        var report = await EchoAsync(proxy.Url, HttpMethod.Get, "/sse/_diag/echo?a=1", ("Last-Event-ID", "s-7"), ("Authorization", "Bearer x"));

        Assert.Equal(("/sse/_diag/echo?a=1", "1.1"), (report.Target, report.HttpVersion));
        Assert.Equal("s-7", report.Header("Last-Event-ID"));
        Assert.StartsWith("sha256:", report.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal(proxy.Url.Authority, report.Header("Host"));
        Assert.Equal("127.0.0.1", report.Header("X-Forwarded-For"));
    }

    [Fact]
    public async Task A_buffering_proxy_shows_itself_by_its_version_of_http()
    {
        await using var proxy = await NginxProxy.StartAsync(shared.Server.Url, "faults/buffering.conf");

        var report = await EchoAsync(proxy.Url, HttpMethod.Get, "/sse/_diag/echo");

        Assert.Equal("1.0", report.HttpVersion);
    }

    private static string Marker(HttpResponseMessage response) => response.Headers.GetValues(ProbeHeaders.Marker).Single();

    private static async Task<EchoReport> EchoAsync(Uri server, HttpMethod method, string pathAndQuery, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        using var request = new HttpRequestMessage(method, new Uri(server, pathAndQuery));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync(OriginJson.Default.EchoReport))!;
    }
}
