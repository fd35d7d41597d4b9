using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Layout;

public sealed class KeyListenerTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _browser;
    private readonly KeyMap _keys;

    public KeyListenerTests()
    {
        _browser = _page.JSInterop.SetupModule("./Layout/KeyListener.razor.js");
        _browser.Mode = JSRuntimeMode.Loose;
        _keys = _page.Services.GetRequiredService<KeyMap>();
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_browser_knows_which_keys_do_something()
    {
        var listener = _page.Render<KeyListener>();
        Assert.Equal(["?"], Handled());

        using (_keys.Register("g l", "Live", () => Task.CompletedTask, KeyGroup.Go))
        {
            listener.WaitForAssertion(() => Assert.Equal(["?", "g l"], Handled()));
        }

        listener.WaitForAssertion(() => Assert.Equal(["?"], Handled()));
    }

    [Fact]
    public async Task The_question_mark_opens_the_list_of_what_the_page_knows()
    {
        _keys.Register("j", "Next", () => Task.CompletedTask);
        _keys.Register("ArrowDown", "Next", () => Task.CompletedTask);
        _keys.Register("g l", "Live", () => Task.CompletedTask, KeyGroup.Go);
        var listener = _page.Render<KeyListener>();

        await listener.InvokeAsync(() => listener.Instance.Pressed("?"));

        Assert.Single(_browser.Invocations["open"]);
        Assert.Equal(["On this page", "Go to", "Everywhere"], listener.Texts("h3"));
        Assert.Equal(["j or ↓", "g then l", "?"], listener.Texts("dt"));
        Assert.Equal(["Next", "Live", "Show the keys"], listener.Texts("dd"));
    }

    private IEnumerable<string> Handled() => Assert.IsAssignableFrom<IEnumerable<string>>(_browser.Invocations["handle"][^1].Arguments[0]);
}
