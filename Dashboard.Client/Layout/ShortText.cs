namespace Dashboard.Client.Layout;

/// <summary>What a row shows of a text.</summary>
public static class ShortText
{
    /// <summary>Letters of a title or a body that a row can show on the widest screen; the details have all.</summary>
    private const int MostLetters = 300;

    /// <summary>The beginning: a megabyte of one letter must not travel to every viewer with every row.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MostLetters ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)}…";
    }
}
