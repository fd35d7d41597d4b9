using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

public sealed class SseStreamTests
{
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
