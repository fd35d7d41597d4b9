namespace Dashboard.Client.Layout;

/// <summary>A key that does something.</summary>
/// <param name="Keys">The key by the name that browsers give it (UI Events, <c>KeyboardEvent.key</c>), or two of them with a space between, one pressed after the other: <c>j</c>, <c>ArrowDown</c>, <c>Space</c>, <c>g l</c>.</param>
/// <param name="Words">What it does, in words such as "Acknowledge".</param>
/// <param name="Group">Where it stands in the list of keys.</param>
public sealed record KeyBinding(string Keys, string Words, KeyGroup Group)
{
    /// <summary>The keys as they stand on a keyboard, one after the other.</summary>
    public IReadOnlyList<string> Caps => [.. Keys.Split(' ').Select(key => key switch
    {
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Escape" => "Esc",
        _ => key,
    })];
}
