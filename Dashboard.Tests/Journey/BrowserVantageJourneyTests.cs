using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class BrowserVantageJourneyTests(Browser browser) : BrowserTest(browser)
{
    /// <summary>Two seconds fewer than a person is asked for: enough for three releases of a buffer of 4 KiB.</summary>
    private const string Read = "Diagnostics:Browser:Read=00:00:08";

    [Fact]
    public async Task A_browser_reads_both_paths_beside_the_server_and_finds_both_clean()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}", "Diagnostics:Browser:Read=00:00:04"]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: port);

        await DiagnoseAsync(proxy.Url);

        await Assertions.Expect(Page.Locator(".verdict")).ToHaveAttributeAsync("data-state", "healthy");
        await Assertions.Expect(Page.Locator(".figures tr", new() { HasText = "Answer" })).ToContainTextAsync("200 · HTTP/1.1");
        await Assertions.Expect(Page.Locator(".both")).ToBeVisibleAsync();
        Assert.Empty(await AxeFindingsAsync());
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task A_hop_that_holds_back_only_on_the_way_to_the_browser_is_near_the_browser()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}", Read]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: port);
        await using var hop = await NginxProxy.StartAsync(proxy.Url, "faults/buffering.conf");

        await DiagnoseAsync(hop.Url);

        await Assertions.Expect(Page.Locator(".verdict")).ToHaveAttributeAsync("data-state", "nearthebrowser");
        await Assertions.Expect(Page.Locator(".verdict .sentence")).ToContainTextAsync("on the proxied path");
        await Assertions.Expect(Page.Locator(".finding code").First).ToHaveTextAsync("browser-held");
    }

    private async Task DiagnoseAsync(Uri server)
    {
        await OpenAsync(server, "/diagnostics?from=browser");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Diagnose", Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("[data-running]")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[data-running]")).ToHaveCountAsync(0, new() { Timeout = 25_000 });
    }
}
