using Bunit;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Live;

/// <summary>The page on a real server, over its real event stream.</summary>
public sealed class LivePageTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _page.AddLivePage(_server.Url, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_was_published_before_is_shown_and_what_is_published_comes_on_top()
    {
        await _server.PublishAsync("ops", "disk full on db1");
        var page = _page.Render<LivePage>();
        AssertTitles(page, "disk full on db1");

        await _server.PublishAsync("deploys", "web 4.2 is out");

        AssertTitles(page, "web 4.2 is out", "disk full on db1");
        Assert.Equal(["All streams 2", "deploys 1", "ops 1"], page.Texts(".streams button"));
        Assert.Equal("live", page.Find(".live").GetAttribute("data-state"));
    }

    [Fact]
    public async Task The_address_says_what_is_shown()
    {
        await PublishFourAsync();
        Go("/?stream=ops&severity=WARNING");

        var page = _page.Render<LivePage>();

        AssertTitles(page, "ops error");
        Assert.Equal(["warning"], page.Texts(".severity-filter button[aria-pressed=true] .severity > :last-child"));
        Assert.Equal(["ops 2"], page.Texts(".streams button[aria-pressed=true]"));
    }

    [Fact]
    public async Task A_choice_changes_the_address_and_the_rows()
    {
        await PublishFourAsync();
        var page = _page.Render<LivePage>();
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");

        await ClickAsync(page, ".severity-filter button", 3);
        Assert.Equal("/?severity=error", Address);
        AssertTitles(page, "deploys error", "ops error");

        await ClickAsync(page, ".streams button", 2);
        Assert.Equal("/?severity=error&stream=ops", Address);
        AssertTitles(page, "ops error");

        await ClickAsync(page, ".severity-filter button", 0);
        await ClickAsync(page, ".streams button", 0);
        Assert.Equal("/", Address);
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");
    }

    [Theory]
    [InlineData("/?severity=9")]
    [InlineData("/?severity=&stream=")]
    public async Task An_address_that_says_nothing_of_use_shows_everything(string address)
    {
        await PublishFourAsync();
        Go(address);

        AssertTitles(_page.Render<LivePage>(), "deploys error", "deploys info", "ops error", "ops info");
    }

    [Fact]
    public void An_empty_log_tells_how_to_publish()
    {
        var page = _page.Render<LivePage>();

        page.WaitForAssertion(() => Assert.Equal(["Nothing has been published yet"], page.Texts(".empty h2")), Eventually.Limit);
        Assert.Equal([$"curl -d \"disk full on db1\" {_server.Url}api/streams/ops/notifications"], page.Texts(".empty code"));
    }

    [Fact]
    public async Task A_filter_that_nothing_fits_says_so_and_leads_back()
    {
        await _server.PublishAsync("ops", "disk full on db1");
        Go("/?severity=critical");

        var page = _page.Render<LivePage>();

        page.WaitForAssertion(
            () => Assert.Equal(["No notification of the last 1000 fits the filter. Show everything."], page.Texts(".empty p")), Eventually.Limit);
        Assert.Equal("", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task While_the_reader_is_further_down_new_rows_wait_behind_a_button()
    {
        await _server.PublishAsync("ops", "one");
        var page = _page.Render<LivePage>();
        AssertTitles(page, "one");
        await page.InvokeAsync(() => page.FindComponent<NotificationList>().Instance.TopLeft(true));

        await _server.PublishAsync("ops", "two");
        page.WaitForAssertion(() => Assert.Equal(["↑ 1 new"], page.Texts(".new-rows")), Eventually.Limit);
        AssertTitles(page, "one");

        await ClickAsync(page, ".new-rows", 0);
        AssertTitles(page, "two", "one");
        Assert.Empty(page.FindAll(".new-rows"));
    }

    private static void AssertTitles(IRenderedComponent<LivePage> page, params string[] titles) =>
        page.WaitForAssertion(() => Assert.Equal(titles, page.Texts("article .title")), Eventually.Limit);

    /// <summary>On the page's own turn: a render in between would replace the handler that is to be called.</summary>
    private static Task ClickAsync(IRenderedComponent<LivePage> page, string selector, int index) =>
        page.InvokeAsync(() => page.FindAll(selector)[index].ClickAsync());

    private string Address => new Uri(Navigation.Uri).PathAndQuery;

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    private void Go(string address) => Navigation.NavigateTo(address);

    private async Task PublishFourAsync()
    {
        foreach (var stream in (string[])["ops", "deploys"])
        {
            await _server.PublishAsync(stream, new { title = $"{stream} info" });
            await _server.PublishAsync(stream, new { title = $"{stream} error", severity = "error" });
        }
    }
}
