using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class WidgetJourneyTests(Browser browser) : BrowserTest(browser)
{
    private ILocator Rows => Page.Locator("dashboard-stream li[data-kind=notification]");

    [Fact]
    public async Task One_line_shows_a_live_stream_on_a_page_of_another_origin()
    {
        var sitePort = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Access:EmbedOrigins:0=http://127.0.0.1:{sitePort}"]);
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var site = await ForeignSite.StartAsync(sitePort, Embedding(proxy.Url, "ops"));
        await server.PublishAsync("ops", "before");
        await Page.GotoAsync($"http://127.0.0.1:{sitePort}/");
        await Assertions.Expect(Rows.Locator(".title-text")).ToHaveTextAsync(["before"]);

        await server.PublishAsync("ops", new { title = "disk full on db1", severity = "critical" });
        await server.PublishAsync("other", "not for this widget");

        await Assertions.Expect(Rows.Locator(".title-text")).ToHaveTextAsync(["disk full on db1", "before"]);
        await Assertions.Expect(Rows.First).ToHaveAttributeAsync("data-severity", "critical");
    }

    [Fact]
    public async Task An_origin_that_is_not_configured_is_told_what_to_configure()
    {
        var sitePort = FreePort.Next();
        await using var server = await TestServer.StartAsync();
        await using var site = await ForeignSite.StartAsync(sitePort, Embedding(server.Url, "ops"));

        await Page.GotoAsync($"http://127.0.0.1:{sitePort}/");

        await Assertions.Expect(Page.Locator("dashboard-stream .banner")).ToContainTextAsync("Access:EmbedOrigins");
        await Assertions.Expect(Page.Locator("dashboard-stream .banner")).ToContainTextAsync($"http://127.0.0.1:{sitePort}");
    }

    [Fact]
    public async Task The_widget_shows_hostile_text_as_text_under_trusted_types()
    {
        const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        var sitePort = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Access:EmbedOrigins:0=http://127.0.0.1:{sitePort}"]);
        var policy = $"default-src 'none'; script-src {Origin(server.Url)}; connect-src {Origin(server.Url)}; require-trusted-types-for 'script'; trusted-types 'none'";
        await using var site = await ForeignSite.StartAsync(sitePort, Embedding(server.Url, "ops"), policy);
        await Page.GotoAsync($"http://127.0.0.1:{sitePort}/");

        await server.PublishAsync("ops", new { title = $"{Hostile} \u202Egnp \u2764\uFE0F\u200D\U0001F525", body = Hostile });

        await Assertions.Expect(Rows.Locator(".title-text")).ToHaveTextAsync([$"{Hostile} [U+202E]gnp \u2764\uFE0F\u200D\U0001F525"]);
        Assert.Equal(0, await Page.Locator("dashboard-stream img, dashboard-stream script").CountAsync());
        Assert.Empty(Violations);
    }

    [Fact]
    public async Task The_widget_comes_back_by_itself_after_a_restart_and_has_missed_nothing()
    {
        using var folder = new TempFolder();
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        await using var proxy = await NginxProxy.StartAsync(url);
        string[] retrySoon = ["--Sse:RetryFrom=00:00:00.5", "--Sse:RetryTo=00:00:01"];
        await using (var first = await ServerProcess.StartReadyAsync(port, folder.FullPath, retrySoon))
        {
            await Page.GotoAsync(new Uri(proxy.Url, "/examples/widget.html?stream=ops").ToString());
            await Publisher.PublishAsync(url, "ops", "before");
            await Assertions.Expect(Rows.Locator(".title-text")).ToHaveTextAsync(["before"]);
            first.Signal(ChildProcess.Kill);
            await first.ExitCodeAsync();
        }

        await using var second = await ServerProcess.StartReadyAsync(port, folder.FullPath, retrySoon);
        await Publisher.PublishAsync(url, "ops", "after");

        await Assertions.Expect(Rows.Locator(".title-text")).ToHaveTextAsync(["after", "before"]);
    }

    [Fact]
    public async Task A_plain_eventsource_page_shows_what_is_published()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await Page.GotoAsync(new Uri(proxy.Url, "/examples/eventsource.html?stream=ops").ToString());
        await Eventually.True(async () => (await Page.Locator("#state").TextContentAsync())?.Length > 0, "the page says how it fares");

        await server.PublishAsync("ops", "disk full on db1");

        await Assertions.Expect(Page.Locator("#log li").First).ToContainTextAsync("disk full on db1");
        Assert.Empty(Violations);
    }

    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static string Embedding(Uri server, string stream) =>
        $"""<!DOCTYPE html><meta charset="utf-8"><title>A site</title><script type="module" src="{Origin(server)}/widget/dashboard-stream.js"></script><dashboard-stream stream="{stream}"></dashboard-stream>""";
}
