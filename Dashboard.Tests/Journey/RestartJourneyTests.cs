using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class RestartJourneyTests(Browser browser) : BrowserTest(browser)
{
    private const int Stop = 19;

    private const int Continue = 18;

    private ILocator Notice => Page.Locator("#components-reconnect-modal");

    [Fact]
    public async Task A_page_comes_back_by_itself_after_the_server_was_killed_and_has_missed_nothing()
    {
        using var folder = new TempFolder();
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        await using var proxy = await NginxProxy.StartAsync(url);
        await using (var first = await ServerProcess.StartReadyAsync(port, folder.FullPath))
        {
            await Publisher.PublishAsync(url, "ops", "before");
            await OpenAsync(proxy.Url, "/");
            await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["before"]);
            first.Signal(ChildProcess.Kill);
            await Assertions.Expect(Notice).ToBeVisibleAsync();
        }

        await using var second = await ServerProcess.StartReadyAsync(port, folder.FullPath);
        await Publisher.PublishAsync(url, "ops", "after");

        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["after", "before"]);
        await Assertions.Expect(Notice).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_whose_server_stands_still_says_so_before_the_connection_breaks()
    {
        using var folder = new TempFolder();
        var port = FreePort.Next();
        await using var server = await ServerProcess.StartReadyAsync(port, folder.FullPath);
        await OpenAsync(new Uri($"http://127.0.0.1:{port}"), "/");
        await Assertions.Expect(Notice).ToBeHiddenAsync();

        server.Signal(Stop);
        await Assertions.Expect(Notice).ToBeVisibleAsync();

        server.Signal(Continue);
        await Assertions.Expect(Notice).ToBeHiddenAsync();
    }
}
