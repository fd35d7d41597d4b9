using Bunit;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Settings;

public sealed class PreferenceStoreTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _browser;
    private readonly PreferenceStore _store;
    private int _changes;

    public PreferenceStoreTests()
    {
        _browser = _page.JSInterop.SetupModule("./preferences.js");
        _browser.Mode = JSRuntimeMode.Loose;
        _store = new PreferenceStore(_page.JSInterop.JSRuntime);
        _store.Changed += () => _changes++;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _page.DisposeAsync();
    }

    [Fact]
    public async Task The_browser_is_asked_once()
    {
        Stored("""{"name":"Ana"}""");
        Assert.False(_store.IsReady);

        await Task.WhenAll(_store.ReadyAsync(), _store.ReadyAsync());

        Assert.Equal(("Ana", null, 1, true), (_store.Current.Name, _store.Trouble, _changes, _store.IsReady));
        Assert.Single(_browser.Invocations["open"]);
    }

    [Fact]
    public async Task What_is_damaged_is_set_aside_and_said()
    {
        Stored("{\"name\":");

        await _store.ReadyAsync();

        Assert.Equal("", _store.Current.Name);
        Assert.StartsWith("The preferences kept in this browser were damaged.", _store.Trouble, StringComparison.Ordinal);
        Assert.Single(_browser.Invocations["setAside"]);
    }

    [Fact]
    public async Task A_change_starts_from_what_is_there_and_is_written()
    {
        Stored("""{"name":"Ana","sound":true}""");

        Assert.True(await _store.UpdateAsync(now => now with { Comfortable = true }));

        var written = Assert.IsType<string>(Assert.Single(Assert.Single(_browser.Invocations["write"]).Arguments));
        Assert.True(PreferenceText.TryRead(written, out var read));
        Assert.Equal(("Ana", true, true), (read.Name, read.Sound, read.Comfortable));
        Assert.Equal(2, _changes);
    }

    [Fact]
    public async Task What_the_browser_refuses_to_keep_holds_until_the_page_is_closed()
    {
        Stored(null);
        _browser.Setup<string?>("write", _ => true).SetResult("This browser does not keep anything.");

        Assert.False(await _store.SaveAsync(new Preferences { Name = "Ana" }));

        Assert.Equal(("Ana", "This browser does not keep anything."), (_store.Current.Name, _store.Trouble));
    }

    [Fact]
    public async Task Another_tabs_choice_is_followed_and_its_rubbish_is_not()
    {
        Stored(null);
        await _store.ReadyAsync();

        _store.KeptElsewhere(new StoredText("""{"name":"Ben"}""", null));
        _store.KeptElsewhere(new StoredText("{", null));
        _store.KeptElsewhere(new StoredText(null, "too long"));

        Assert.Equal(("Ben", 2), (_store.Current.Name, _changes));
    }

    private void Stored(string? text) => _browser.Setup<StoredText?>("open", _ => true).SetResult(new StoredText(text, null));
}
