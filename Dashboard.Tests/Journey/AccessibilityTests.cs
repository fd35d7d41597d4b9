using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class AccessibilityTests(Browser browser) : BrowserTest(browser)
{
    /// <summary>In light and in dark, on a desk and on a phone: one after the other, because a server and a browser for each took half of the time.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/history?q=notification")]
    [InlineData("/diagnostics")]
    [InlineData("/diagnostics/lab")]
    [InlineData("/diagnostics?stream=*&direct=http://127.0.0.1:1/sse")]
    [InlineData("/connections")]
    [InlineData("/streams")]
    [InlineData("/settings")]
    [InlineData("/?wall")]
    [InlineData("/examples/")]
    [InlineData("/examples/widget.html")]
    [InlineData("/examples/eventsource.html")]
    public async Task Axe_finds_nothing(string path)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var severity in (string[])["debug", "info", "warning", "error", "critical"])
        {
            await server.PublishAsync("ops", new { title = $"a notification of severity {severity}", severity, body = "More of it.", url = "https://example.com" });
        }

        await using var subscription = await server.SubscribeAsync("/sse/ops");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await Page.GotoAsync(new Uri(server.Url, path).ToString());
            await Assertions.Expect(Page.GetByText("severity critical").Or(Page.Locator(".verdict")).Or(Page.Locator("main li a")).Or(Page.Locator("td.path")).Or(Page.Locator("td.kept")).Or(Page.Locator("[data-fault]")).Or(Page.Locator(".rules .query")).First).ToBeVisibleAsync();
            if (!path.StartsWith("/examples", StringComparison.Ordinal))
            {
                await Assertions.Expect(Page.Locator("[data-beat]:not([data-beat='0'])")).ToBeAttachedAsync();
            }

            await AssertNothingFoundAsync($"{scheme}", 1440);
            await AssertNothingFoundAsync($"{scheme}", 390);
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_where_details_a_dialog_or_the_list_of_keys_are_open()
    {
        await using var server = await TestServer.StartAsync();
        var receipt = await server.PublishAsync("ops", new { title = "disk full", severity = "critical", body = "*More* of it.", key = "disk", data = new { free = 3 } });
        await OpenAsync(server.Url, "/settings");
        await Page.EvaluateAsync("localStorage.setItem('dashboard-preferences', JSON.stringify({ version: 1, name: 'Ana' }))");
        await OpenAsync(server.Url, $"/?selected={receipt.Id}");
        await Assertions.Expect(Page.Locator(".details h2")).ToHaveTextAsync("disk full");
        await AssertNothingFoundAsync("details", 1440);
        await AssertNothingFoundAsync("details", 390);

        await Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge with a note" }).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog).First).ToBeVisibleAsync();
        await AssertNothingFoundAsync("dialog", 390);
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await Page.Keyboard.PressAsync("?");
        await Assertions.Expect(Page.GetByText("Keys").First).ToBeVisibleAsync();
        await AssertNothingFoundAsync("keys", 1440);
    }

    private async Task AssertNothingFoundAsync(string scheme, int width)
    {
        await Page.SetViewportSizeAsync(width, 900);

        Assert.Empty((await AxeFindingsAsync()).Select(one => $"{scheme}, {width} pixels: {one}"));
    }
}
