using Bunit;
using Dashboard.Client.Details;
using Dashboard.Client.Layout;
using Dashboard.Client.Live;
using Dashboard.Client.Queries;
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
        Assert.Equal(["All streams 1 unread", "deploys 1 in 10 minutes 1 unread", "ops 1 in 10 minutes", "Mark all as read"], page.Texts(".streams button"));
        Assert.Equal("live", page.Find(".live").GetAttribute("data-state"));
    }

    [Fact]
    public async Task The_first_answer_of_the_server_has_the_newest_notifications_before_any_script_has_run()
    {
        await _server.PublishAsync("ops", "disk full on db1");

        var html = await _server.Http.GetStringAsync(new Uri("/", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Contains("disk full on db1", html, StringComparison.Ordinal);
        Assert.Contains("data-state=\"live\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?q=stream:ops severity>=warning")]
    [InlineData("/?stream=ops&severity=WARNING")]
    public async Task The_address_says_what_is_shown_also_one_of_an_earlier_version(string address)
    {
        await PublishFourAsync();
        Go(address);

        var page = _page.Render<LivePage>();

        AssertTitles(page, "ops error");
        Assert.Equal(["critical 0", "error 1", "warning 0"], page.Texts(".severities button[aria-pressed=true]").Select(text => text[2..]));
        Assert.Equal(["ops 2 in 10 minutes"], page.Texts(".streams button[aria-pressed=true]"));
    }

    [Fact]
    public async Task A_choice_changes_the_address_and_the_rows()
    {
        await PublishFourAsync();
        var page = _page.Render<LivePage>();
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");

        await ClickAsync(page, ".severities button", 1);
        Assert.Equal("/?q=severity%3Aerror", Address);
        AssertTitles(page, "deploys error", "ops error");

        await ClickAsync(page, ".streams button", 2);
        Assert.Equal("/?q=severity%3Aerror%20stream%3Aops", Address);
        AssertTitles(page, "ops error");

        await ClickAsync(page, ".severities button", 1);
        await ClickAsync(page, ".streams button", 0);
        Assert.Equal("/", Address);
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");
    }

    [Fact]
    public async Task A_query_applies_as_it_is_typed_and_one_that_is_not_understood_changes_nothing()
    {
        await PublishFourAsync();
        var page = _page.Render<LivePage>();
        var box = page.FindComponent<QueryBox>();
        await page.InvokeAsync(() => box.Instance.Typed("str", 3));
        Assert.Equal(["stream:"], page.Texts("[role=option] .insert"));
        await page.InvokeAsync(() => box.Instance.Typed("stream:dep* err", 15));
        AssertTitles(page, "deploys error");
        page.WaitForAssertion(() => Assert.Equal("/?q=stream%3Adep%2A%20err", Address.Replace("*", "%2A", StringComparison.Ordinal)), Eventually.Limit);

        await page.InvokeAsync(() => box.Instance.Typed("stream:dep* severity>=bad", 25));
        page.WaitForAssertion(() => Assert.Contains("'bad' is not a severity.", Assert.Single(page.Texts(".error")), StringComparison.Ordinal), Eventually.Limit);
        AssertTitles(page, "deploys error");
    }

    [Fact]
    public async Task Somebody_who_goes_back_sees_what_was_there()
    {
        await PublishFourAsync();
        var page = _page.Render<LivePage>();
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");

        await page.InvokeAsync(() => Go("/?q=info&group=stream"));
        AssertTitles(page, "deploys info", "ops info");
        Assert.Equal(["▾● infodeploys 1", "▾● infoops 1"], page.Texts(".group .toggle"));
    }

    [Theory]
    [InlineData("/?severity=9")]
    [InlineData("/?severity=&stream=")]
    [InlineData("/?q=&group=9&selected=&fold=on")]
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

        page.WaitForAssertion(() => Assert.Equal(["Nothing fits the query"], page.Texts(".empty h2")), Eventually.Limit);
        Assert.Equal(["history?q=severity%3E%3Dcritical", ""], page.FindAll(".empty a").Select(link => link.GetAttribute("href")));
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

    [Fact]
    public async Task Paused_the_view_stands_still_and_says_how_many_are_held()
    {
        await _server.PublishAsync("ops", "one");
        var page = _page.Render<LivePage>();
        AssertTitles(page, "one");
        await PressAsync(page, "Space");

        await _server.PublishAsync("ops", "two");
        page.WaitForAssertion(() => Assert.Equal(["❚❚ Paused, 1 held · Resume"], page.Texts(".new-rows")), Eventually.Limit);
        AssertTitles(page, "one");

        await PressAsync(page, "Space");
        AssertTitles(page, "two", "one");
    }

    [Fact]
    public async Task Keys_move_open_mark_and_close()
    {
        await PublishFourAsync();
        var page = _page.Render<LivePage>();
        AssertTitles(page, "deploys error", "deploys info", "ops error", "ops info");

        await PressAsync(page, "j");
        await PressAsync(page, "ArrowDown");
        Assert.Equal(["deploys info"], page.Texts(".row[data-cursor] .title"));
        await PressAsync(page, "Enter");
        Assert.Equal(["deploys info"], page.Texts(".row[aria-current] .title"));
        Assert.Contains("selected=", Address, StringComparison.Ordinal);
        var pane = page.FindComponent<DetailsPane>().Instance;
        await PressAsync(page, "j");
        Assert.Equal(["ops error"], page.Texts(".row[aria-current] .title"));
        Assert.Equal("ops error", page.Find(".details h2").TextContent);
        Assert.Same(pane, page.FindComponent<DetailsPane>().Instance);

        await PressAsync(page, "x");
        Assert.Equal(["ops error"], page.Texts(".row[aria-selected=true] .title"));
        await PressAsync(page, "Escape");
        Assert.Equal("/", Address);
        await PressAsync(page, "Escape");
        Assert.Empty(page.FindAll(".row[aria-selected=true]"));

        await PressAsync(page, "x");
        await ClickAsync(page, ".choices > button", 0);
        Assert.Empty(page.FindAll(".bulk"));
    }

    private static void AssertTitles(IRenderedComponent<LivePage> page, params string[] titles) =>
        page.WaitForAssertion(() => Assert.Equal(titles, page.Texts(".row .title")), Eventually.Limit);

    /// <summary>On the page's own turn: a render in between would replace the handler that is to be called.</summary>
    private static Task ClickAsync(IRenderedComponent<LivePage> page, string selector, int index) =>
        page.InvokeAsync(() => page.FindAll(selector)[index].ClickAsync());

    private Task PressAsync(IRenderedComponent<LivePage> page, string key) =>
        page.InvokeAsync(() => _page.Services.GetRequiredService<KeyMap>().PressAsync(key));

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
