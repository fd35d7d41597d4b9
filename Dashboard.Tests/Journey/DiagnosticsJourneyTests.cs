using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class DiagnosticsJourneyTests(Browser browser) : BrowserTest(browser)
{
    private ILocator Sentence => Page.Locator(".comparison .sentence");

    [Fact]
    public async Task Both_lanes_show_the_very_event_that_was_published()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}"]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: port);
        await OpenAsync(proxy.Url, "/diagnostics?stream=*");
        await BothLanesLiveAsync();

        var receipt = await server.PublishAsync("ops", "disk full on db1");

        var sample = Page.Locator($"tr[data-id='{receipt.Id}']");
        await Assertions.Expect(sample.Locator("td[data-path=direct]")).ToContainTextAsync("ms");
        await Assertions.Expect(sample.Locator("td[data-path=proxied]")).ToContainTextAsync("ms");
        await Assertions.Expect(sample.Locator("td").Last).ToHaveTextAsync("1 / 1");
        await Assertions.Expect(Sentence).ToHaveAttributeAsync("data-tone", "good");
    }

    [Fact]
    public async Task A_buffering_proxy_is_seen_to_hold_events_back()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}"]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, "faults/buffering.conf", port);
        await OpenAsync(proxy.Url, "/diagnostics?stream=*");
        await Assertions.Expect(Page.Locator(".lane[data-path=direct]")).ToHaveAttributeAsync("data-state", "live");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Send 20 test events" }).ClickAsync();

        await Assertions.Expect(Sentence).ToHaveAttributeAsync("data-tone", "trouble");
        await Assertions.Expect(Sentence).ToContainTextAsync("The proxy holds back");
        await Assertions.Expect(Page.Locator("tr[data-held=true] td[data-path=proxied]").First).ToContainTextAsync("held back for");
    }

    [Fact]
    public async Task A_proxy_that_is_down_is_named_and_comes_back_by_itself()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}"]);
        await OpenAsync(server.Url, "/diagnostics?stream=*");
        await Assertions.Expect(Sentence).ToContainTextAsync("Nothing listens at that address (connection refused).");

        await using var proxy = await NginxProxy.StartAsync(server.Url, port: port);

        await BothLanesLiveAsync();
    }

    private async Task BothLanesLiveAsync()
    {
        await Assertions.Expect(Page.Locator(".lane[data-path=direct]")).ToHaveAttributeAsync("data-state", "live");
        await Assertions.Expect(Page.Locator(".lane[data-path=proxied]")).ToHaveAttributeAsync("data-state", "live");
    }
}
