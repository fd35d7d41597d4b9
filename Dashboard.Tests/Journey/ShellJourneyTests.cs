using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

/// <summary>What the frame around every page does in a real browser.</summary>
public sealed class ShellJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Keys_work_everywhere_but_in_fields_and_the_tab_follows_what_comes()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/settings");
        await Assertions.Expect(Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("^data:image/svg", RegexOptions.None, TimeSpan.FromSeconds(1)));

        await Page.Locator("input[autocomplete=name]").FocusAsync();
        await Page.Keyboard.TypeAsync("g l?");
        await Assertions.Expect(Page.Locator("input[autocomplete=name]")).ToHaveValueAsync("g l?");
        await Page.Keyboard.PressAsync("Tab");

        await Page.Keyboard.PressAsync("?");
        await Assertions.Expect(Page.Locator("dialog.keys")).ToContainTextAsync("Go to");
        await Page.Keyboard.PressAsync("Escape");

        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("d");
        await Assertions.Expect(Page).ToHaveURLAsync(new Uri(server.Url, "/diagnostics").ToString());

        // The name was kept when the field was left.
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync(",");
        await Assertions.Expect(Page.Locator("input[autocomplete=name]")).ToHaveValueAsync("g l?");
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task What_a_rule_asks_for_makes_a_sound_in_one_tab_of_the_browser()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/settings");
        await Page.Locator("input[name=sound]").CheckAsync();
        await Assertions.Expect(Page.Locator("button.feeds")).ToContainTextAsync("Live");
        await Eventually.True(
            async () => await Page.EvaluateAsync<bool>("() => Object.values(localStorage).some(value => value.includes('\"sound\":true'))"), "the rule is kept");

        await server.PublishAsync("ops", new { title = "site is down", severity = "critical" });

        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-sounded", "critical");
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task A_page_that_its_restarted_server_does_not_know_comes_back_where_it_was()
    {
        using var folder = new TempFolder();
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        await using (var first = await ServerProcess.StartReadyAsync(port, folder.FullPath))
        {
            await OpenAsync(url, "/settings");
            await Page.SetViewportSizeAsync(1440, 400);
            await Page.Locator("#content").EvaluateAsync("content => content.scrollTop = 150");
            first.Signal(ChildProcess.Kill);
            await Assertions.Expect(Page.Locator("#components-reconnect-modal")).ToContainTextAsync("without a word");
            await Assertions.Expect(Page).ToHaveTitleAsync("✕ no connection · Settings · Dashboard");
        }

        await using var second = await ServerProcess.StartReadyAsync(port, folder.FullPath);

        await Assertions.Expect(Page).ToHaveTitleAsync("Settings · Dashboard");
        await Eventually.True(
            async () => await Page.Locator("#content").EvaluateAsync<int>("content => content.scrollTop") == 150, "the page is where it was");
    }

    [Fact]
    public async Task The_browser_finds_nothing_in_the_way_of_installing_it()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/");
        var session = await Page.Context.NewCDPSessionAsync(Page);

        var manifest = await session.SendAsync("Page.getAppManifest");
        Assert.Equal("[]", manifest!.Value.GetProperty("errors").GetRawText());

        // The tests' browser keeps nothing, as in a private window: that is the only thing in the way.
        var errors = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");
        Assert.Equal(["in-incognito"], errors.EnumerateArray().Select(error => error.GetProperty("errorId").GetString() ?? JsonSerializer.Serialize(error)));
    }
}
