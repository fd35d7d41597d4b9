using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests.Journey;

public sealed class LivePageJourneyTests(Browser browser) : BrowserTest(browser)
{
    [Fact]
    public async Task A_notification_published_with_http_appears_on_the_live_page_through_nginx()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await OpenAsync(proxy.Url, "/");

        var receipt = await server.PublishAsync("ops", new { title = "disk full on db1", severity = "error" });

        var row = Page.Locator($"[data-id='{receipt.Id}']");
        await Assertions.Expect(row.Locator(".title")).ToHaveTextAsync("disk full on db1");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-severity", "error");
    }

    [Fact]
    public async Task The_pages_own_connection_through_nginx_is_a_websocket()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        var sockets = new List<string>();
        Page.WebSocket += (_, socket) => sockets.Add(new Uri(socket.Url).AbsolutePath);

        await OpenAsync(proxy.Url, "/");

        Assert.Equal(["/_blazor"], sockets);
    }

    [Fact]
    public async Task The_filter_lives_in_the_address_and_survives_a_reload()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", new { title = "an error", severity = "error" });
        await server.PublishAsync("ops", new { title = "some news", severity = "info" });
        await server.PublishAsync("deploys", new { title = "another error", severity = "error" });
        await OpenAsync(server.Url, "/");

        // The second before the server can have answered the first.
        await Page.EvaluateAsync("choices => choices.forEach(choice => choice.click())", new[]
        {
            await Page.GetByRole(AriaRole.Group, new() { Name = "Severities" }).GetByRole(AriaRole.Button, new() { Name = "error" }).ElementHandleAsync(),
            await Page.GetByRole(AriaRole.Navigation, new() { Name = "Streams" }).GetByRole(AriaRole.Button, new() { Name = "ops" }).ElementHandleAsync(),
        });
        await Assertions.Expect(Page.Locator(".row")).ToHaveCountAsync(1);
        await Eventually.True(
            () => Uri.UnescapeDataString(new Uri(Page.Url).Query) == "?q=severity:error stream:ops", "the address has both");

        await Page.ReloadAsync();
        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(["an error"]);
    }

    [Fact]
    public async Task New_rows_wait_while_the_reader_is_further_down()
    {
        await using var server = await TestServer.StartAsync();
        var published = 0L;
        while (published < 60)
        {
            published = await PublishAsync(server, $"notification {published + 1}");
        }

        await OpenAsync(server.Url, "/");
        await Assertions.Expect(Page.Locator(".row .title").First).ToHaveTextAsync("notification 60");
        await Page.Locator(".rows").EvaluateAsync("rows => rows.scrollTop = 400");
        var button = Page.Locator(".new-rows");
        await Eventually.True(
            async () =>
            {
                // Until the server has heard where the reader is, it still shows what comes.
                await PublishAsync(server, "while the reader moves");
                return await button.IsVisibleAsync();
            },
            "new rows wait");

        await PublishAsync(server, "later");
        Assert.Equal(0, await Page.Locator(".row .title", new() { HasTextString = "later" }).CountAsync());

        await button.ClickAsync();
        await Assertions.Expect(Page.Locator(".row .title").First).ToHaveTextAsync("later");
    }

    [Fact]
    public async Task The_row_under_the_eyes_does_not_move_by_a_pixel_when_a_hundred_come_in()
    {
        const string Top = "rows => { const at = rows.getBoundingClientRect().top; const row = [...rows.querySelectorAll('[data-id]')].find(one => one.getBoundingClientRect().top >= at); return row.dataset.id + ' ' + (row.getBoundingClientRect().top - at); }";
        await using var server = await TestServer.StartAsync();
        while (await PublishAsync(server, "before") < 80)
        {
        }

        await OpenAsync(server.Url, "/");
        var rows = Page.Locator(".rows");
        await Assertions.Expect(Page.Locator(".row").First).ToBeVisibleAsync();
        await rows.EvaluateAsync("rows => rows.scrollTop = 407");
        var before = await rows.EvaluateAsync<string>(Top);

        for (var i = 0; i < 100; i++)
        {
            await PublishAsync(server, "while somebody reads");
        }

        await Assertions.Expect(Page.Locator(".new-rows")).ToBeVisibleAsync();
        Assert.Equal(before, await rows.EvaluateAsync<string>(Top));
    }

    [Fact]
    public async Task On_a_phone_a_notification_is_taken_care_of_in_two_taps()
    {
        await using var server = await TestServer.StartAsync();
        var receipt = await server.PublishAsync("ops", new { title = "disk full", severity = "critical" });
        await Page.SetViewportSizeAsync(390, 844);
        await OpenAsync(server.Url, "/settings");
        await Page.EvaluateAsync("localStorage.setItem('dashboard-preferences', JSON.stringify({ version: 1, name: 'Ana' }))");
        await OpenAsync(server.Url, "/");

        await Page.Locator($"[data-id='{receipt.Id}'] .title").First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge", Exact = true }).ClickAsync();

        await Assertions.Expect(Page.Locator($".row[data-id='{receipt.Id}']")).ToHaveAttributeAsync("data-acknowledged", "true");
    }

    [Fact]
    public async Task Somebody_at_the_keys_is_asked_in_the_first_field_answers_with_enter_and_is_back_in_the_list()
    {
        await using var server = await TestServer.StartAsync();
        var receipt = await server.PublishAsync("ops", new { title = "disk full", severity = "critical" });
        await OpenAsync(server.Url, "/");
        var list = Page.Locator(".rows");
        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync("disk full");
        await list.FocusAsync();
        await Page.Keyboard.PressAsync("j");

        foreach (var (key, field) in ((string, string)[])[("s", "[type=radio]:checked"), ("m", ".query")])
        {
            await Page.Keyboard.PressAsync(key);
            await Assertions.Expect(Page.Locator($".mud-dialog {field}")).ToBeFocusedAsync();
            await Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(Page.Locator(".mud-dialog")).ToHaveCountAsync(0);
            await Assertions.Expect(list).ToBeFocusedAsync();
        }

        await Page.Keyboard.PressAsync("a");
        await Assertions.Expect(Page.Locator(".mud-dialog textarea")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("on it");
        await Page.Keyboard.PressAsync("Shift+Enter");
        await Page.Keyboard.TypeAsync("now");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".mud-dialog .name")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("Ana");
        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Page.Locator($".row[data-id='{receipt.Id}']")).ToHaveAttributeAsync("data-acknowledged", "true");
        await Assertions.Expect(list).ToBeFocusedAsync();
        Assert.Equal(("Ana", "on it\nnow"), Assert.Single((await server.OperationsAsync()).Acknowledged) switch { var one => (one.By, one.Note) });
    }

    [Fact]
    public async Task What_people_write_is_shown_as_text()
    {
        const string Hostile = "<img src=x onerror=alert(1)></article><script>alert(2)</script>";
        await using var server = await TestServer.StartAsync();
        await OpenAsync(server.Url, "/");

        await server.PublishAsync("ops", new { title = Hostile, body = Hostile, source = "<b>me</b>", tags = new[] { "<i>" } });

        await Assertions.Expect(Page.Locator(".row .title")).ToHaveTextAsync(Hostile);
        await Assertions.Expect(Page.Locator(".row .body")).ToHaveTextAsync(Hostile);
        Assert.Equal(0, await Page.Locator(".row img, .row script, .row b").CountAsync());
        Assert.Empty(Violations);
    }

    /// <summary>Publishes, and tells how many there are now.</summary>
    private static async Task<long> PublishAsync(TestServer server, string title)
    {
        var receipt = await server.PublishAsync("ops", title);
        return EventId.TryParse(receipt.Id, out var id) ? id.Position : 0;
    }
}
