using Dashboard.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class StreamsJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_stream_is_created_used_and_deleted_with_the_keyboard()
    {
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/streams");
        await Assertions.Expect(Page.GetByText("There is no stream yet")).ToBeVisibleAsync();

        // A key does something once the page is interactive.
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create a stream" }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("ops");
        await AssertNothingFoundAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByLabel("Name").PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".count")).ToHaveTextAsync("Stream ops was created.");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Use ops: commands and a test publish" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".command")).ToHaveCountAsync(5);
        await AssertNothingFoundAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a test notification" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".try")).ToContainTextAsync("1 subscriber was connected.");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Locator("tr[data-stream=ops] [data-label=held]")).ToHaveTextAsync("1");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete ops" }).ClickAsync();
        await Page.GetByLabel("Type ops to confirm").FillAsync("ops");
        await AssertNothingFoundAsync();
        await Page.GetByLabel("Type ops to confirm").PressAsync("Enter");
        await Assertions.Expect(Page.GetByText("There is no stream yet")).ToBeVisibleAsync();
        Assert.Empty(Violations);
    }

    private async Task AssertNothingFoundAsync() =>
        Assert.Empty((await Page.RunAxe()).Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
}
