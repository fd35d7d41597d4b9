using Dashboard.Tests.Support;
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
        Assert.Empty(await AxeFindingsAsync());
        await Page.GetByRole(AriaRole.Dialog).GetByLabel("Name").PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".count")).ToHaveTextAsync("Stream ops was created.");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Use ops: commands and a test publish" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".command")).ToHaveCountAsync(5);
        Assert.Empty(await AxeFindingsAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Publish a test notification" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".try")).ToContainTextAsync("1 subscriber was connected.");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.Locator("tr[data-stream=ops] [data-label=held]")).ToHaveTextAsync("1");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Delete ops" }).ClickAsync();
        await Page.GetByLabel("Type ops to confirm").FillAsync("ops");
        Assert.Empty(await AxeFindingsAsync());
        await Page.GetByLabel("Type ops to confirm").PressAsync("Enter");
        await Assertions.Expect(Page.GetByText("There is no stream yet")).ToBeVisibleAsync();
        Assert.Empty(Violations);
    }
}
