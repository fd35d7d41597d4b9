namespace Dashboard.Client.Layout;

/// <summary>What a row shows of a text.</summary>
public static class ShortText
{
    /// <summary>Letters of a title or a body that a row can show on the widest screen; the details have all.</summary>
    private const int MostLetters = 300;

    /// <summary>
    /// The beginning, with what it hides: a megabyte of one letter must not travel to every viewer with every row, and no
    /// text may read otherwise than it is.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(HiddenCharacters.Shown(Cut(text)));
    }

    private static string Cut(string text) =>
        text.Length <= MostLetters ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)}…";
}
