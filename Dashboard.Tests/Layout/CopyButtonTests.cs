using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class CopyButtonTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly IRenderedComponent<CopyButton> _button;

    public CopyButtonTests() => _button = _page.Render<CopyButton>(parameters => parameters
        .Add(one => one.Text, "proxy_buffering off;").Add(one => one.Label, "Copy").Add(one => one.Told, "The lines were copied."));

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void What_is_copied_waits_in_the_page_so_that_the_browser_need_not_ask()
    {
        Assert.Equal("proxy_buffering off;", _button.Find("button").GetAttribute("data-text"));
        Assert.Equal(["Copy"], _button.Texts("button"));
        Assert.Equal([""], _button.Texts("[role=status]"));
    }

    [Fact]
    public async Task A_copy_is_told_to_eye_and_ear_and_forgotten_after_a_while()
    {
        await _button.Instance.Tell(copied: true);
        Assert.Equal(["Copied"], _button.Texts("button"));
        Assert.Equal(["The lines were copied."], _button.Texts("[role=status].visually-hidden"));

        _page.Time.Advance(TimeSpan.FromSeconds(3));

        _button.WaitForAssertion(() => Assert.Equal(["Copy"], _button.Texts("button")), Eventually.Limit);
    }

    [Fact]
    public async Task A_copy_that_failed_says_what_to_do_and_stays()
    {
        await _button.Instance.Tell(copied: false);
        _page.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["The browser did not let it be copied: mark the text and copy it yourself."], _button.Texts(".failed"));
    }
}
