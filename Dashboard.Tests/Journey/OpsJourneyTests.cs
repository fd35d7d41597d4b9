using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

/// <summary>What people who watch for hours do, in a real browser.</summary>
public sealed class OpsJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task What_came_faster_than_it_could_be_shown_is_said_to_be_missing_and_loaded_at_a_press()
    {
        await using var server = await TestServer.StartAsync(["Feeds:Kept=5"]);

        // High enough for every row: only what is in view is in the page.
        await Page.SetViewportSizeAsync(1440, 3200);
        await OpenAsync(server.Url, "/");
        await Assertions.Expect(Page.Locator("button.feeds")).ToContainTextAsync("Live");

        // Twelve times as many as are kept for viewers who fall behind, faster than a list is rendered.
        await Parallel.ForAsync(0, 60, async (number, _) => await server.PublishAsync("ops", $"number {number}"));

        await Assertions.Expect(Page.Locator("[data-kind=skipped]").First).ToContainTextAsync("came faster than this page could show");
        await Eventually.True(
            async () =>
            {
                await Page.EvaluateAsync("() => document.querySelector('[data-kind=skipped] button')?.click()");
                return (await Page.Locator(".severities").InnerTextAsync()).Contains("60", StringComparison.Ordinal);
            },
            "all that the log has is shown");
    }

    [Fact]
    public async Task What_one_acknowledges_the_other_sees_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", new { title = "disk full", severity = "critical" });
        await NamedAsync(server, "Ana");
        await OpenAsync(server.Url, "/");
        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync(server.Url.ToString());
        await Assertions.Expect(other.Locator(".row .title")).ToHaveTextAsync(["disk full"]);

        await Page.Locator(".rows").FocusAsync();
        await Page.Keyboard.PressAsync("j");
        await Page.Keyboard.PressAsync("a");

        await Assertions.Expect(other.Locator(".row[data-acknowledged]")).ToContainTextAsync("Ana");
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task The_wall_is_all_clear_until_something_is_wrong_and_again_once_it_is_resolved()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/?wall");
        await Assertions.Expect(Page.Locator(".clear")).ToHaveTextAsync("✓ All clear");
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);

        await server.PublishAsync("ops", new { title = "site is down", severity = "critical", key = "site", status = "firing" });
        await Assertions.Expect(Page.Locator(".picture")).ToContainTextAsync("site is down");

        await server.PublishAsync("ops", new { title = "site is up", severity = "info", key = "site", status = "resolved" });
        await Assertions.Expect(Page.Locator(".clear")).ToHaveTextAsync("✓ All clear");
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task A_view_is_saved_stands_in_the_navigation_and_is_what_the_next_visit_begins_with()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", new { title = "disk full", severity = "critical" });
        await server.PublishAsync("ops", new { title = "all well", severity = "info" });
        await OpenAsync(server.Url, "/?q=severity%3Acritical");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).ClickAsync();
        var sheet = Page.GetByRole(AriaRole.Dialog, new() { Name = "Save this view" });
        await sheet.GetByRole(AriaRole.Textbox).FillAsync("Critical");
        await sheet.GetByLabel("Begin with it").CheckAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(sheet.GetByRole(AriaRole.Status)).ToHaveTextAsync("\"Critical\" is saved.");
        await Assertions.Expect(Page.Locator("nav a[title=Critical]")).ToHaveAttributeAsync("aria-current", "page");

        await OpenAsync(server.Url, "/");
        await Assertions.Expect(Page).ToHaveURLAsync(new Uri(server.Url, "/?q=severity%3Acritical").ToString());
        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["disk full"]);
    }

    [Fact]
    public async Task What_the_history_shows_is_saved_as_a_file()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", new { title = "disk full, again", severity = "critical" });
        await server.PublishAsync("ops", new { title = "all well", severity = "info" });
        await OpenAsync(server.Url, "/history?q=severity%3Acritical");

        var download = await Page.RunAndWaitForDownloadAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());

        await using var file = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"disk full, again\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("all well", text, StringComparison.Ordinal);
        await Assertions.Expect(Page.Locator(".export [role=status]")).ToContainTextAsync("Saved: 1 row,");
    }

    [Fact]
    public async Task A_proxy_that_is_reloaded_and_then_goes_away_for_a_moment_costs_the_page_nothing()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync();
        await using (var proxy = await NginxProxy.StartAsync(server.Url, port: port))
        {
            await OpenAsync(proxy.Url, "/?q=disk");
            proxy.Reload();
            await server.PublishAsync("ops", "disk one");
            await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["disk one"]);
        }

        await Assertions.Expect(Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await server.PublishAsync("ops", "disk two");
        await using var again = await NginxProxy.StartAsync(server.Url, port: port);

        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["disk two", "disk one"]);
        Assert.EndsWith("/?q=disk", Page.Url, StringComparison.Ordinal);
    }

    private async Task NamedAsync(TestServer server, string name)
    {
        await OpenAsync(server.Url, "/settings");
        await Page.EvaluateAsync($"localStorage.setItem('dashboard-preferences', JSON.stringify({{ version: 1, name: '{name}' }}))");
    }
}
