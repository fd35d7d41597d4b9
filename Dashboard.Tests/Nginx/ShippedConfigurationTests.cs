using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Nginx;

public sealed class ShippedConfigurationTests
{
    [Fact]
    public async Task Each_event_passes_as_it_is_published()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/ops"));
        await subscription.EventAsync(EventTypes.Heartbeat);

        for (var number = 1; number <= 3; number++)
        {
            // The next is published only once this one has come: nothing may wait for company.
            await server.PublishAsync("ops", $"event {number}");
            Assert.Equal($"event {number}", (await subscription.TitlesAsync(number))[^1]);
        }
    }

    [Fact]
    public async Task The_application_sees_http_1_1_and_the_readers_own_host()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/ops"));

        Assert.True(subscription.Response.Headers.TransferEncodingChunked);
        Assert.Equal("text/event-stream", subscription.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store, no-transform", subscription.Response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_buffering_fault_holds_back_what_the_shipped_file_passes()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url, "faults/buffering.conf");
        using var http = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy.Url, "/sse/ops"));
        var answer = http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await SubscriberArrivedAsync(server);

        // Far below 4 KiB: a direct subscriber has it, and the proxied one has not even its headers.
        await using var direct = await server.SubscribeAsync("/sse/ops?since=all");
        await server.PublishAsync("ops", "small");
        await direct.TitlesAsync(1);
        Assert.False(answer.IsCompleted);

        await server.PublishAsync("ops", new { title = "large", body = new string('x', 8_000) });
        using var response = await answer.WaitAsync(Eventually.Limit);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_told_to_come_back_while_the_server_is_away()
    {
        await using var proxy = await NginxProxy.StartAsync(new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/ops"));

        var text = await subscription.EndAsync();

        Assert.Equal(HttpStatusCode.OK, subscription.Response.StatusCode);
        Assert.Matches(@"\Aretry: ([2-9]|1[01])\d{3}\nevent: bye\ndata: \{""reason"":""upstream-unavailable""\}\n\n\z", text);
    }

    [Fact]
    public async Task Programs_that_do_not_ask_for_a_stream_get_the_real_status()
    {
        await using var proxy = await NginxProxy.StartAsync(new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        using var http = Client();

        using var response = await http.GetAsync(new Uri(proxy.Url, "/sse/ops"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task The_servers_own_refusals_pass_as_they_are()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        using var http = Client();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));

        using var response = await http.GetAsync(new Uri(proxy.Url, "/sse/NO"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task The_servers_own_answer_to_a_large_body_passes()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        using var http = Client();
        using var body = new StringContent(new string('x', 70_000));

        using var response = await http.PostAsync(new Uri(proxy.Url, "/api/streams/ops/notifications"), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Queries_do_not_stand_in_the_log()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        using var http = Client();

        using var response = await http.GetAsync(new Uri(proxy.Url, "/health/live?token=canary"));

        await Eventually.True(() => proxy.AccessLog.Contains("GET /health/live HTTP/1.1 200", StringComparison.Ordinal), "the request is logged");
        Assert.DoesNotContain("canary", proxy.AccessLog, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nginx.conf")]
    [InlineData("faults/buffering.conf")]
    public async Task What_the_server_measures_of_itself_is_not_to_be_had_from_outside(string config)
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url, config);
        using var http = Client();
        foreach (var path in (string[])["/metrics", "/METRICS", "/metrics/", "//metrics", "/%6detrics", "/./metrics", "/metrics?x", "/x/../metrics"])
        {
            using var response = await http.GetAsync(new Uri(proxy.Url.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, path);
            Assert.DoesNotContain("dashboard_", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stream_of_a_stopped_server_ends_with_its_own_bye()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var subscription = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/ops"));
        await subscription.EventAsync(EventTypes.Heartbeat);
        var started = Stopwatch.GetTimestamp();

        await server.StopAsync();

        Assert.EndsWith("event: bye\ndata: {\"reason\":\"shutdown\"}\n\n", await subscription.EndAsync(), StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false });

    private static Task SubscriberArrivedAsync(TestServer server) => Eventually.True(
        () => server.Get<Dashboard.Server.Connections.ConnectionRegistry>().Count == 1, "the subscriber has reached the server");
}
