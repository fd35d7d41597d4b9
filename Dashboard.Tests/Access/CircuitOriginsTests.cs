using System.Net;
using System.Net.WebSockets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Access;

public sealed class CircuitOriginsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] s_paths = ["/_blazor", "/_blazor/negotiate?negotiateVersion=1", "/_BLAZOR/negotiate?negotiateVersion=1"];

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://{host}.evil.example")]
    [InlineData("http://{host}@evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    [InlineData("{host}")]
    [InlineData("nonsense")]
    public async Task Pages_of_other_sites_reach_no_circuit(string origin)
    {
        var filled = origin.Replace("{host}", shared.Server.Url.Authority, StringComparison.Ordinal);

        foreach (var path in s_paths)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(path, filled));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(filled));
    }

    [Fact]
    public async Task Pages_of_this_server_reach_a_circuit()
    {
        var own = shared.Server.Url.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync("/_blazor/negotiate?negotiateVersion=1", own));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(own));
    }

    [Fact]
    public async Task Programs_without_an_origin_reach_a_circuit() =>
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(null));

    /// <summary>Behind a proxy the name in the request is the one that people typed.</summary>
    [Theory]
    [InlineData("https://dashboard.example", HttpStatusCode.OK)]
    [InlineData("https://dashboard.example.evil", HttpStatusCode.Forbidden)]
    [InlineData("https://evil-dashboard.example", HttpStatusCode.Forbidden)]
    [InlineData("https://sub.dashboard.example", HttpStatusCode.Forbidden)]
    [InlineData("https://dashboard.example:8443", HttpStatusCode.Forbidden)]
    [InlineData("https://dashboard.example@evil.example", HttpStatusCode.Forbidden)]
    public async Task The_name_that_the_request_is_for_must_be_that_of_the_origin(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Host = "dashboard.example";
        request.Headers.TryAddWithoutValidation("Origin", origin);

        using var response = await shared.Server.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private async Task<HttpStatusCode> NegotiateAsync(string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await shared.Server.Http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> ConnectAsync(string? origin)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{shared.Server.Url.Authority}/_blazor"), limit.Token);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }
}
