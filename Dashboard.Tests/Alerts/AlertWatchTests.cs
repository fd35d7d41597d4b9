using Bunit;
using Dashboard.Client.Alerts;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Alerts;

/// <summary>The watch on a real server, over its real event stream.</summary>
public sealed class AlertWatchTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private BunitJSModuleInterop _browser = null!;
    private TestServer _server = null!;

    private T Get<T>()
        where T : notnull => _page.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _page.Services.AddSingleton(TimeProvider.System);
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(_server.Url));
        _page.Services.AddSingleton(_ => new FeedHub(Options.Create(new FeedOptions()), TimeProvider.System, NullLogger<Feed>.Instance));
        _browser = _page.JSInterop.SetupModule("./alerts.js");
        _browser.Mode = JSRuntimeMode.Loose;
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_fits_a_rule_makes_a_sound_and_comes_to_the_desktop()
    {
        await OpenAsync(new Preferences { Sound = true, Desktop = true });
        Assert.Equal(["Alerts"], Get<OpenFeeds>().All.Select(one => one.Name));

        await _server.PublishAsync("ops", "some news");
        var receipt = await _server.PublishAsync("ops", new { title = "disk full", severity = "error" });

        await Eventually.True(() => _browser.Invocations["notify"].Count > 0, "the desktop was told");
        Assert.Equal(["error"], Assert.Single(_browser.Invocations["sound"]).Arguments);
        Assert.Equal(receipt.Id, Assert.IsType<DesktopNote>(Assert.Single(_browser.Invocations["notify"]).Arguments[0]).Id);
    }

    [Fact]
    public async Task What_comes_while_nobody_sees_the_page_counts_in_the_tab_until_somebody_does()
    {
        var watch = await OpenAsync(new Preferences());
        await watch.InvokeAsync(() => Get<Attention>().Is(visible: false));

        await _server.PublishAsync("ops", "one");
        await _server.PublishAsync("ops", "two");
        await Eventually.True(() => Get<TabSignal>().Count == 2, "both are counted");
        Assert.Empty(_browser.Invocations["sound"]);

        await watch.InvokeAsync(() => Get<Attention>().Is(visible: true));
        Assert.Equal(0, Get<TabSignal>().Count);
    }

    [Fact]
    public async Task A_browser_that_holds_the_sounds_back_is_said()
    {
        var watch = await OpenAsync(new Preferences { Sound = true });
        Assert.Empty(watch.FindAll("p"));

        await watch.InvokeAsync(() => watch.Instance.SoundWaits(waits: true));

        Assert.Contains("only after you have pressed anything", watch.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Opens the watch, and waits until what is published is heard.</summary>
    private async Task<IRenderedComponent<AlertWatch>> OpenAsync(Preferences preferences)
    {
        var watch = _page.Render<AlertWatch>();
        await watch.InvokeAsync(() => Get<PreferenceStore>().SaveAsync(preferences));
        await Eventually.True(() => Get<OpenFeeds>().All is [{ Feed.Snapshot.Connected: true }], "the feed is connected");
        return watch;
    }
}
