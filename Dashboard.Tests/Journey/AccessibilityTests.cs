using Dashboard.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class AccessibilityTests(Browser browser) : BrowserTest(browser)
{
    public static TheoryData<string, ColorScheme, int> Screens()
    {
        var screens = new TheoryData<string, ColorScheme, int>();
        foreach (var path in (string[])["/", "/diagnostics", "/connections", "/examples/", "/examples/widget.html", "/examples/eventsource.html"])
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                screens.Add(path, scheme, 1440);
                screens.Add(path, scheme, 390);
            }
        }

        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing(string path, ColorScheme scheme, int width)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var severity in (string[])["debug", "info", "warning", "error", "critical"])
        {
            await server.PublishAsync("ops", new { title = $"a notification of severity {severity}", severity, body = "More of it.", url = "https://example.com" });
        }

        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, 900);
        await Page.GotoAsync(new Uri(server.Url, path).ToString());
        await Assertions.Expect(Page.GetByText("severity critical").Or(Page.Locator(".lane[data-state=live]")).Or(Page.Locator("main li a")).Or(Page.Locator("td.path")).First).ToBeVisibleAsync();

        var result = await Page.RunAxe();

        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }
}
