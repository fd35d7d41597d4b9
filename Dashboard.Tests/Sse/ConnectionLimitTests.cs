using System.Net;
using Dashboard.Client.Contracts;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

public sealed class ConnectionLimitTests
{
    private static readonly string[] s_oneSubscriber =
        ["Sse:MaxConnections=1", "Sse:RefusedRetryFrom=00:00:40", "Sse:RefusedRetryTo=00:00:40"];

    [Fact]
    public async Task A_client_that_speaks_event_streams_is_refused_within_one()
    {
        await using var server = await TestServer.StartAsync(s_oneSubscriber);
        await using var first = await server.SubscribeAsync("/sse/ops");
        await first.EventAsync(EventTypes.Heartbeat);

        await using var refused = await server.SubscribeAsync("/sse/ops");

        Assert.Equal(HttpStatusCode.OK, refused.Response.StatusCode);
        Assert.Equal("text/event-stream", refused.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("retry: 40000\nevent: bye\ndata: {\"reason\":\"limit\"}\n\n", await refused.EndAsync());
    }

    [Fact]
    public async Task Other_clients_are_refused_by_status_with_a_time()
    {
        await using var server = await TestServer.StartAsync(s_oneSubscriber);
        await using var first = await server.SubscribeAsync("/sse/ops");
        await first.EventAsync(EventTypes.Heartbeat);

        using var refused = await server.Http.GetAsync(new Uri("/sse/ops", UriKind.Relative));

        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(
            """{"title":"Too many subscribers.","status":429,"detail":"There are 1 subscribers already (Sse:MaxConnections)."}""",
            await refused.ProblemAsync());
    }

    [Fact]
    public async Task Refusals_spread_the_time_to_come_back_over_half_a_minute()
    {
        await using var server = await TestServer.StartAsync(["Sse:MaxConnections=1"]);
        await using var first = await server.SubscribeAsync("/sse/ops");
        await first.EventAsync(EventTypes.Heartbeat);
        var seconds = new List<double>();
        for (var number = 0; number < 8; number++)
        {
            using var refused = await server.Http.GetAsync(new Uri("/sse/ops", UriKind.Relative));
            seconds.Add(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }

        Assert.All(seconds, time => Assert.InRange(time, 30, 60));
        Assert.NotEqual(1, seconds.Distinct().Count());
    }

    [Fact]
    public async Task One_address_is_refused_while_others_are_taken()
    {
        await using var server = await TestServer.StartAsync(["Sse:MaxConnectionsPerAddress=1", "Sse:RefusedRetryFrom=00:00:40", "Sse:RefusedRetryTo=00:00:40"]);
        await using var first = await SubscribeForAsync(server, "203.0.113.9");
        await first.EventAsync(EventTypes.Heartbeat);

        await using var refused = await SubscribeForAsync(server, "6.6.6.6, 203.0.113.9");
        await using var other = await SubscribeForAsync(server, "203.0.113.10");

        Assert.Equal("retry: 40000\nevent: bye\ndata: {\"reason\":\"address-limit\"}\n\n", await refused.EndAsync());
        await other.EventAsync(EventTypes.Heartbeat);
        await server.PublishAsync("ops", "still here");
        Assert.Equal(["still here"], await first.TitlesAsync(1));
    }

    [Fact]
    public async Task The_machine_of_the_proxy_itself_has_no_limit_of_its_own()
    {
        await using var server = await TestServer.StartAsync(["Sse:MaxConnectionsPerAddress=1"]);
        await using var first = await server.SubscribeAsync("/sse/ops");
        await using var second = await server.SubscribeAsync("/sse/ops");

        await first.EventAsync(EventTypes.Heartbeat);
        await second.EventAsync(EventTypes.Heartbeat);
    }

    [Fact]
    public async Task Who_is_not_trusted_cannot_claim_another_address()
    {
        await using var server = await TestServer.StartAsync(["Sse:MaxConnectionsPerAddress=1", "Access:TrustedProxies:0=none"]);
        await using var first = await SubscribeForAsync(server, "203.0.113.9");
        await first.EventAsync(EventTypes.Heartbeat);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sse/ops", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.10");
        using var refused = await server.Http.SendAsync(request);

        Assert.Equal(
            """{"title":"Too many subscribers.","status":429,"detail":"There are 1 subscribers from your address already (Sse:MaxConnectionsPerAddress)."}""",
            await refused.ProblemAsync());
    }

    [Fact]
    public async Task Who_is_connected_stays_and_a_place_that_is_left_is_free_again()
    {
        await using var server = await TestServer.StartAsync(s_oneSubscriber);
        await using var first = await server.SubscribeAsync("/sse/ops");
        await first.EventAsync(EventTypes.Heartbeat);
        await using var refused = await server.SubscribeAsync("/sse/ops");
        await refused.EndAsync();

        await server.PublishAsync("ops", "still here");
        Assert.Equal(["still here"], await first.TitlesAsync(1));
        await first.DisposeAsync();
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 0, "the first one has left");
        await using var second = await server.SubscribeAsync("/sse/ops");
        await second.EventAsync(EventTypes.Heartbeat);
        await server.PublishAsync("ops", "here now");

        Assert.Equal(["here now"], await second.TitlesAsync(1));
    }

    private static Task<TestSubscription> SubscribeForAsync(TestServer server, string forwardedFor) =>
        TestSubscription.OpenAsync(new Uri(server.Url, "/sse/ops"), headers: ("X-Forwarded-For", forwardedFor));
}
