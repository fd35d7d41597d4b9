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
    public void The_tab_follows()
    {
        var view = _page.Render<TabSignalView>();

        _signal.SetState(FeedState.Stale);
        _signal.SetUnread(12);
        _signal.SetUnread(12);

        view.WaitForAssertion(() => Assert.Equal(
            ["0 ", "0 stale", "12 stale"],
            _browser.Invocations["show"].Select(call => $"{call.Arguments[0]} {call.Arguments[1]}")));
    }
}
