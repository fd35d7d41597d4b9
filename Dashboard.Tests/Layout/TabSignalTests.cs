using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Layout;

public sealed class TabSignalTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _browser;
    private readonly TabSignal _signal;

    public TabSignalTests()
    {
        _browser = _page.JSInterop.SetupModule("./Layout/TabSignalView.razor.js");
        _browser.Mode = JSRuntimeMode.Loose;
        _signal = _page.Services.GetRequiredService<TabSignal>();
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void What_has_come_unseen_counts_where_no_page_knows_what_is_unread()
    {
        _signal.SetUnseen(3);
        Assert.Equal(3, _signal.Count);

        _signal.SetUnread(12);
        Assert.Equal(12, _signal.Count);

        _signal.SetUnread(null);
        Assert.Equal(3, _signal.Count);
    }

    [Fact]
    public void The_tab_follows_at_once()
    {
        _page.Render<TabSignalView>();
        _page.Time.Advance(TimeSpan.FromSeconds(1));

        _signal.SetState(FeedState.Stale);
        _signal.SetState(FeedState.Stale);

        Assert.Equal(["0 ", "0 stale"], Shown);
    }

    [Fact]
    public void Under_a_flood_the_tab_follows_once_a_second_with_the_newest_state()
    {
        _page.Render<TabSignalView>();
        for (var count = 1; count <= 30; count++)
        {
            _signal.SetUnread(count);
            _page.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        _signal.SetUnread(31);
        _page.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["0 ", "10 ", "20 ", "30 ", "31 "], Shown);
    }

    private IEnumerable<string> Shown => _browser.Invocations["show"].Select(call => $"{call.Arguments[0]} {call.Arguments[1]}");
}
