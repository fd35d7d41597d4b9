using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Layout;

public sealed class AttentionTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task The_browser_says_whether_the_page_can_be_seen()
    {
        var attention = _page.Services.GetRequiredService<Attention>();
        var changes = 0;
        attention.Changed += () => changes++;
        var watch = _page.Render<AttentionWatch>();
        Assert.True(attention.Visible);

        await watch.InvokeAsync(() => watch.Instance.Seen(visible: true));
        Assert.Equal(0, changes);

        await watch.InvokeAsync(() => watch.Instance.Seen(visible: false));
        Assert.Equal((false, 1), (attention.Visible, changes));
    }
}
