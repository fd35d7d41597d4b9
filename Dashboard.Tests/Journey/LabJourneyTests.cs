using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class LabJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_fault_is_started_and_stopped_from_the_page()
    {
        Assert.SkipWhen(ChildProcess.Find("nginx") is null, "nginx is not installed (apt-get install nginx-light).");
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/diagnostics/lab");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Start gzip" }).ClickAsync();

        var run = Page.Locator("[data-run=gzip]");
        await Assertions.Expect(run).ToContainTextAsync("At http://127.0.0.1:");
        await Assertions.Expect(run.GetByRole(AriaRole.Link, new() { Name = "Diagnose it" })).ToBeVisibleAsync();

        await run.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(run).ToHaveCountAsync(0);
    }
}
