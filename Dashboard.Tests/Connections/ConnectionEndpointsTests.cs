using System.Net;
using System.Net.Http.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionEndpointsTests
{
    [Fact]
    public async Task Each_connection_is_told_with_all_that_is_known_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var receipt = await server.PublishAsync("ops", "before");
        await using var subscription = await TestSubscription.OpenAsync(
            new Uri(server.Url, "/sse/ops?severity=info&since=all&token=canary"), headers: ("User-Agent", "test/1.0"));
        await subscription.EventAsync(EventTypes.Heartbeat);

        ConnectionSummary? one = null;
        await Eventually.True(async () => (one = Assert.Single(await ListAsync(server, ""))).Events == 1, "what was sent is counted");

        Assert.Matches("^[0-9a-f]{16}$", one!.Id);
        Assert.Equal(["ops"], one.Streams);
        Assert.Equal("/sse/ops?severity=info&since=all&…", one.Asked);
        Assert.False(one.Proxied);
        Assert.Null(one.Proxy);
        Assert.Null(one.Claimed);
        Assert.Equal("127.0.0.1", one.Address);
        Assert.Matches(@"^127\.0\.0\.1:\d+$", one.Remote);
        Assert.Equal((server.Url.Authority, "HTTP/1.1", "test/1.0", false), (one.Host, one.Http, one.UserAgent, one.Encrypted));
        Assert.InRange(one.ConnectedAt, receipt.PublishedAt, receipt.PublishedAt.AddMinutes(1));
        Assert.Equal((receipt.Id, 0, 1), (one.Position, one.Lag, one.Events));
        Assert.InRange(one.Bytes, 200, 1_000);
    }

    [Fact]
    public async Task One_that_comes_through_the_shipped_nginx_says_so()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse?stream=a&stream=_probe"), headers: [("Via", "1.1 cache.example"), ("X-Forwarded-For", "203.0.113.9")]);
        await subscription.EventAsync(EventTypes.Heartbeat);

        var one = Assert.Single(await ListAsync(server, "?proxied=true"));

        Assert.Equal((true, "nginx", "203.0.113.9"), (one.Proxied, one.Proxy, one.Address));
        Assert.Equal(new ClaimedWay("203.0.113.9, 127.0.0.1", null, "1.1 cache.example, HTTP/1.1 nginx"), one.Claimed);
        Assert.Equal(proxy.Url.Authority, one.Host);
        Assert.Equal(["_probe", "a"], one.Streams.Order(StringComparer.Ordinal));
        Assert.Empty(await ListAsync(server, "?proxied=false"));
    }

    [Fact]
    public async Task The_newest_come_first_and_the_number_of_all_stands_beside_them()
    {
        await using var server = await TestServer.StartAsync();
        await using var first = await server.SubscribeAsync("/sse/ops");
        await using var second = await server.SubscribeAsync("/sse");
        await using var third = await server.SubscribeAsync("/sse/deploys");

        Assert.Equal(["deploys", "*", "ops"], (await ListAsync(server, "")).Select(one => one.Streams[0]));
        Assert.Equal(["*", "ops"], (await ListAsync(server, "?stream=ops")).Select(one => one.Streams[0]));
        using var response = await server.Http.GetAsync(new Uri("/api/connections?limit=1", UriKind.Relative));
        Assert.Equal("3", Assert.Single(response.Headers.GetValues("Total-Count")));
        Assert.Equal("deploys", Assert.Single((await ReadAsync(response))[0].Streams));
    }

    [Theory]
    [InlineData("stream=NO", "stream", "Names of streams are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit.")]
    [InlineData("proxied=maybe", "proxied", "Must be true or false.")]
    [InlineData("limit=0", "limit", "Must be 1 to 10000.")]
    [InlineData("limit=10001", "limit", "Must be 1 to 10000.")]
    public async Task What_cannot_be_listed_is_refused_by_name(string query, string field, string error)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.GetAsync(new Uri("/api/connections?" + query, UriKind.Relative));

        Assert.Equal(
            HttpText.InvalidRequest("One or more validation errors occurred.", (field, error)), await response.ProblemAsync());
    }

    [Fact]
    public async Task One_can_be_closed_also_through_nginx_and_is_gone_then()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);
        var id = Assert.Single(await ListAsync(server, "")).Id;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        using var closed = await http.DeleteAsync(new Uri(proxy.Url, $"/api/connections/{id}"));

        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.EndsWith("event: bye\ndata: {\"reason\":\"closed\"}\n\n", await subscription.EndAsync(), StringComparison.Ordinal);
        await Eventually.True(async () => (await ListAsync(server, "")).Count == 0, "it is gone");
        using var again = await http.DeleteAsync(new Uri(proxy.Url, $"/api/connections/{id}"));
        Assert.Equal(
            HttpText.Problem(404, "15.5.5", "Not Found", "There is no such connection: it has ended, or the id is not one of GET /api/connections."),
            await again.ProblemAsync());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_sites_close_nothing(string header, string value)
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);
        var id = Assert.Single(await ListAsync(server, "")).Id;
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/connections/{id}");
        request.Headers.Add(header, value);

        using var refused = await server.Http.SendAsync(request);

        Assert.Equal(
            HttpText.Problem(403, "15.5.4", "Forbidden", "Pages of other sites may not close connections."), await refused.ProblemAsync());
        Assert.Single(await ListAsync(server, ""));
    }

    private static async Task<IReadOnlyList<ConnectionSummary>> ListAsync(TestServer server, string query)
    {
        using var response = await server.Http.GetAsync(new Uri("/api/connections" + query, UriKind.Relative));
        return await ReadAsync(response);
    }

    private static async Task<IReadOnlyList<ConnectionSummary>> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.IReadOnlyListConnectionSummary))!;
    }
}
