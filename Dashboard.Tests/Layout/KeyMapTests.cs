using Dashboard.Client.Layout;

namespace Dashboard.Tests.Layout;

public sealed class KeyMapTests
{
    private readonly KeyMap _keys = new();
    private readonly List<string> _done = [];

    [Fact]
    public async Task A_key_does_what_it_was_given_until_it_is_taken_away()
    {
        using (Give("a", "acknowledge"))
        {
            await _keys.PressAsync("a");
        }

        await _keys.PressAsync("a");

        Assert.Equal(["acknowledge"], _done);
        Assert.Empty(_keys.Bindings);
    }

    [Fact]
    public async Task Who_comes_last_has_the_key_and_gives_it_back()
    {
        using var list = Give("Enter", "open");
        var pane = Give("Enter", "close");
        await _keys.PressAsync("Enter");
        Assert.Equal(["close"], _keys.Bindings.Select(binding => binding.Words));

        pane.Dispose();
        pane.Dispose();
        await _keys.PressAsync("Enter");

        Assert.Equal(["close", "open"], _done);
    }

    [Fact]
    public void Every_change_is_told()
    {
        var changes = 0;
        _keys.Changed += () => changes++;

        Give("a", "acknowledge").Dispose();

        Assert.Equal(2, changes);
    }

    [Theory]
    [InlineData("j", "j")]
    [InlineData("ArrowDown", "↓")]
    [InlineData("g l", "g", "l")]
    [InlineData("Escape", "Esc")]
    public void Keys_are_shown_as_they_stand_on_a_keyboard(string keys, params string[] caps) =>
        Assert.Equal(caps, new KeyBinding(keys, "do", KeyGroup.Page).Caps);

    private IDisposable Give(string keys, string words) => _keys.Register(keys, words, () =>
    {
        _done.Add(words);
        return Task.CompletedTask;
    });
}
