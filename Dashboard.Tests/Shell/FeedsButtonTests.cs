using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Shell;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Shell;

/// <summary>The bar over a real stream that the test writes.</summary>
public sealed class FeedsButtonTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly ScriptedStreamServer _server = new();

    private TabSignal Tab => _page.Services.GetRequiredService<TabSignal>();

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public void Without_a_feed_there_is_nothing_to_tell()
    {
        Assert.Equal("", _page.Render<FeedsButton>().Markup.Trim());
        Assert.Null(Tab.State);
    }

    [Fact]
    public async Task The_state_and_the_ages_of_what_is_open_are_told_every_second()
    {
        await using var feed = new TestFeed(_server.Url, cutWhenStale: false, _page.Time, new FeedOptions());
        using var connection = await _server.AcceptAsync();
        await connection.AnswerAsync();
        await connection.SendAsync("id: a-1\ndata: {}\n\n");
        await feed.EventsAsync(1);
        using var shown = _page.Services.GetRequiredService<OpenFeeds>().Show("Live", feed.Feed);
        var bar = _page.Render<FeedsButton>();
        Assert.Equal(["●", "Live", "last byte 0 s ago", "last event 0 s ago"], bar.Texts("button > *"));

        _page.Time.Advance(TimeSpan.FromSeconds(3));
        bar.WaitForAssertion(() => Assert.Equal(["●", "Live", "last byte 3 s ago", "last event 3 s ago"], bar.Texts("button > *")));
        Assert.Equal(["Live", "● Live", "3 s ago", "3 s ago", "0"], bar.Texts("tbody tr > *"));

        _page.Time.Advance(TimeSpan.FromSeconds(18));
        bar.WaitForAssertion(() => Assert.Equal("stale", bar.Find("button").GetAttribute("data-state")));
        Assert.Equal(FeedState.Stale, Tab.State);
        Assert.Equal("No sign of life from the server.", _page.Services.GetRequiredService<Announcer>().Text.Trim());
    }

    [Fact]
    public async Task A_farewell_is_no_event_of_the_stream()
    {
        await using var feed = new TestFeed(_server.Url, cutWhenStale: false, _page.Time, new FeedOptions());
        using var shown = _page.Services.GetRequiredService<OpenFeeds>().Show("Live", feed.Feed);
        using var connection = await _server.StreamAsync("event: bye\ndata: {\"reason\":\"limit\"}\n\n");
        connection.Close();
        await feed.StateAsync(FeedState.Gone);

        var bar = _page.Render<FeedsButton>();

        Assert.Equal(["✕", "No connection", "last byte 0 s ago", "last event not yet"], bar.Texts("button > *"));
        Assert.Equal(["Live", "✕ No connection", "0 s ago", "not yet", "0"], bar.Texts("tbody tr:first-child > *"));
    }
}
