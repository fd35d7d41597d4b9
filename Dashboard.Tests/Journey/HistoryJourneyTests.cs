using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class HistoryJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task What_is_found_in_the_history_is_taken_care_of_by_keys_alone_and_the_live_page_knows()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", new { title = "disk full on db1", severity = "critical" });
        await server.PublishAsync("ops", new { title = "disk full on db2", severity = "critical" });
        await OpenAsync(server.Url, "/settings");
        await Page.EvaluateAsync("localStorage.setItem('dashboard-preferences', JSON.stringify({ version: 1, name: 'Ana' }))");
        await OpenAsync(server.Url, "/history?q=disk");
        await Assertions.Expect(Page.Locator(".row")).ToHaveCountAsync(2);

        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("j");
        await Assertions.Expect(Page.Locator(".row:focus .title")).ToHaveTextAsync("disk full on db1");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".details h2")).ToHaveTextAsync("disk full on db1");
        await Page.Keyboard.PressAsync("a");

        await Assertions.Expect(Page.Locator(".row[data-acknowledged] .title")).ToHaveTextAsync(["disk full on db1"]);
        await Assertions.Expect(Page.Locator(".details .deeds")).ToContainTextAsync("Ana acknowledged it");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Locator(".details")).ToHaveCountAsync(0);
        Assert.EndsWith("/history?q=disk", Page.Url, StringComparison.Ordinal);

        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("l");
        await Assertions.Expect(Page.Locator("[role=row][data-acknowledged] .title")).ToHaveTextAsync(["disk full on db1"]);
        Assert.Empty(Violations);
    }
}
