using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class ConnectionsJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Both_paths_are_told_apart_and_a_connection_can_be_closed_with_the_keyboard()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var direct = await server.SubscribeAsync("/sse/ops");
        await using var proxied = await TestSubscription.OpenAsync(new Uri(proxy.Url, "/sse/deploys"));
        await proxied.EventAsync(EventTypes.Heartbeat);
        await OpenAsync(proxy.Url, "/connections");
        await Assertions.Expect(Row("ops").Locator(".path")).ToHaveTextAsync("direct");
        await Assertions.Expect(Row("deploys").Locator(".path")).ToHaveTextAsync("via nginx");
        await server.PublishAsync("deploys", "one more");
        await Assertions.Expect(Row("deploys").Locator("[data-label=events]")).ToHaveTextAsync("1");

        await Row("deploys").GetByRole(AriaRole.Button).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("A browser comes back by itself");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Row("deploys").GetByRole(AriaRole.Button).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Close the connection", Exact = true }).ClickAsync();

        Assert.EndsWith("event: bye\ndata: {\"reason\":\"closed\"}\n\n", await proxied.EndAsync(), StringComparison.Ordinal);
        await Assertions.Expect(Row("deploys")).ToHaveCountAsync(0);
        await Assertions.Expect(Row("ops")).ToHaveCountAsync(1);
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task Figures_that_are_older_than_some_seconds_look_so()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/connections");
        await Assertions.Expect(Page.Locator(".stale-note")).ToBeEmptyAsync();

        await server.StopAsync();

        await Assertions.Expect(Page.Locator(".connections.stale .stale-note")).ToContainTextAsync("what you see may be out of date");
    }

    [Fact]
    public async Task Thousands_of_connections_are_one_page_of_rows()
    {
        await using var server = await TestServer.StartAsync();
        var registry = server.Get<Server.Connections.ConnectionRegistry>();
        for (var number = 0; number < 3_000; number++)
        {
            registry.TryAdd(TestConnections.To($"s{number}"), new Server.Connections.ConnectionLimits(3_000, 1));
        }

        await OpenAsync(server.Url, "/connections");

        // The page's own feed is one of them.
        await Assertions.Expect(Page.Locator(".count")).ToHaveTextAsync("3,001 connections");
        Assert.InRange(await Page.Locator("tbody tr[data-id]").CountAsync(), 10, 100);
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("s2999");
        await Assertions.Expect(Page.Locator("tbody tr[data-id]")).ToHaveCountAsync(1);
    }

    private ILocator Row(string stream) => Page.Locator("tbody tr[data-id]", new() { Has = Page.GetByText(stream, new() { Exact = true }) });
}
