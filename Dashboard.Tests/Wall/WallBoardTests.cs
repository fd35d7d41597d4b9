using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Live;
using Dashboard.Client.Reading;
using Dashboard.Client.Wall;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Wall;

/// <summary>The wall on a real server.</summary>
public sealed class WallBoardTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private TestServer _server = null!;

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public async ValueTask InitializeAsync()
    {
        // A page has one notification: the wall has to read on.
        _server = await TestServer.StartAsync(["Search:MaxPageBytes=1"]);
        Add(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_was_wrong_before_and_what_goes_wrong_now_is_shown_until_it_is_resolved()
    {
        await _server.PublishAsync("ops", new { title = "disk full", severity = "error", key = "disk", status = "firing", source = "db1" });
        var wall = _page.Render<WallBoard>();
        wall.WaitForAssertion(() => Assert.Equal(["disk full"], wall.Texts(".title")), Eventually.Limit);
        Assert.Equal("error", wall.Find(".wall").GetAttribute("data-trouble"));
        Assert.Equal(["0", "1", "0"], wall.Texts(".counts dd"));

        await _server.PublishAsync("ops", new { title = "site is \u202Edown", severity = "critical", key = "site", status = "firing" });
        wall.WaitForAssertion(() => Assert.Equal(["site is [U+202E]down", "disk full"], wall.Texts(".title")), Eventually.Limit);

        await _server.PublishAsync("ops", new { title = "disk fine", severity = "info", key = "disk", status = "resolved" });
        await _server.PublishAsync("ops", new { title = "site is up", severity = "info", key = "site", status = "resolved" });
        wall.WaitForAssertion(() => Assert.Equal(["✓ All clear"], wall.Texts(".clear")), Eventually.Limit);
        Assert.Equal("none", wall.Find(".wall").GetAttribute("data-trouble"));
    }

    [Fact]
    public async Task What_was_wrong_before_is_read_page_by_page_and_counted_as_all()
    {
        await _server.PublishAsync("ops", new { title = "one", severity = "error" });
        await _server.PublishAsync("ops", new { title = "two", severity = "warning" });
        await _server.PublishAsync("ops", new { title = "three", severity = "warning" });

        var wall = _page.Render<WallBoard>();

        wall.WaitForAssertion(() => Assert.Equal(["0", "1", "2"], wall.Texts(".counts dd")), Eventually.Limit);
    }

    [Fact]
    public async Task What_was_resolved_before_is_not_wrong_any_more()
    {
        await _server.PublishAsync("ops", new { title = "disk full", severity = "error", key = "disk", status = "firing" });
        await _server.PublishAsync("ops", new { title = "disk fine", severity = "info", key = "disk", status = "resolved" });
        await _server.PublishAsync("ops", new { title = "site is down", severity = "critical", key = "site", status = "firing" });

        var wall = _page.Render<WallBoard>();

        wall.WaitForAssertion(() => Assert.Equal(["site is down"], wall.Texts(".title")), Eventually.Limit);
    }

    [Fact]
    public async Task What_is_published_between_the_look_at_the_log_and_the_beginning_of_the_stream_is_not_missed()
    {
        using var slow = new ScriptedStreamServer();
        await using var feed = new TestFeed(slow.Url);
        using var history = new HistoryReader(new FixedServerAddress(_server.Url));
        var wall = new WallFeed(history, feed.Feed, TimeProvider.System);
        await _server.PublishAsync("ops", new { title = "disk full", severity = "error" });
        await wall.TakeAsync(CancellationToken.None);

        await _server.PublishAsync("ops", new { title = "site is down", severity = "error" });
        await slow.StreamAsync("event: heartbeat\ndata: {}\n\n");
        await Eventually.True(() => feed.Snapshot.CaughtUp, "the stream stands");
        await wall.TakeAsync(CancellationToken.None);

        Assert.Equal(2, wall.Problems!.Open(new NothingDone(), DateTimeOffset.UtcNow, out _).Count);
    }

    [Fact]
    public async Task The_tab_says_that_it_is_the_wall_and_how_much_is_wrong_or_that_nothing_is()
    {
        _page.AddLivePage(_server.Url, TimeProvider.System);
        Navigation.NavigateTo("/?wall");
        var head = _page.Render<HeadOutlet>();
        var page = _page.Render<LivePage>();
        await TabAsync("All clear · Wall · Dashboard", 0);

        await _server.PublishAsync("ops", new { title = "disk full", severity = "error" });
        await _server.PublishAsync("ops", "some news");
        await TabAsync("Wall · Dashboard", 1);

        await page.InvokeAsync(() => Navigation.NavigateTo("/"));
        await TabAsync("Live · Dashboard", 2);

        Task TabAsync(string title, int count) => Eventually.True(
            () => head.Find("title").TextContent == title && _page.Services.GetRequiredService<TabSignal>().Count == count, $"the tab says {title} and {count}");
    }

    [Fact]
    public async Task Escape_leaves_the_wall()
    {
        Navigation.NavigateTo("/?wall");
        var wall = _page.Render<WallBoard>();

        await wall.InvokeAsync(() => _page.Services.GetRequiredService<KeyMap>().PressAsync("Escape"));

        Assert.Equal("http://localhost/", Navigation.Uri);
    }

    [Theory]
    [InlineData(null, "?wall")]
    [InlineData(30, "?wall=30")]
    public void The_short_address_leads_to_the_wall(int? seconds, string address)
    {
        _page.Render<WallPage>(parameters => parameters.Add(page => page.Seconds, seconds));

        Assert.Equal("http://localhost/" + address, Navigation.Uri);
    }

    private void Add(Uri server)
    {
        _page.Services.AddSingleton(TimeProvider.System);
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(server));
        _page.Services.AddSingleton<IPathWatch>(new FakePathWatch());
        _page.Services.AddSingleton(_ => new FeedHub(Options.Create(new FeedOptions()), TimeProvider.System, NullLogger<Feed>.Instance));
        _page.Services.AddScoped<StreamsReader>();
        _page.Services.AddScoped<HistoryReader>();
        _page.Services.AddWall();
    }
}
