using System.Net;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

public sealed class SseStreamTests
{
    [Fact]
    public async Task HEAD_answers_with_the_head_of_a_stream_and_takes_no_place()
    {
        await using var server = await TestServer.StartAsync(["Sse:MaxConnections=1"]);
        await using var subscription = await server.SubscribeAsync("/sse/ops");

        using var response = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri("/sse/ops", UriKind.Relative)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task A_subscriber_gets_each_notification_as_it_is_published()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);

        await server.PublishAsync("ops", "disk full on db1");

        Assert.Equal(["disk full on db1"], await subscription.TitlesAsync(1));
    }

    [Fact]
    public async Task The_pages_and_their_assets_are_served()
    {
        await using var server = await TestServer.StartAsync();

        foreach (var path in (string[])["/", "/diagnostics", "/css/dashboard.css", "/_framework/blazor.web.js", "/widget/dashboard-stream.js"])
        {
            using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode, path);
        }
    }
}
