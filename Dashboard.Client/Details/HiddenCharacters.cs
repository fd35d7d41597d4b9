namespace Dashboard.Client.Details;

/// <summary>
/// Characters that nobody sees and that change what people see: direction marks, which let a text read otherwise than it is
/// (Unicode Standard Annex 9, section 2), and characters without width, which make two different texts look alike.
/// </summary>
public static class HiddenCharacters
{
    /// <summary>Whether a text holds any.</summary>
    public static bool In(string? text) => text?.AsSpan().IndexOfAny(s_hidden) >= 0;

    /// <summary>The joiner U+200D is left out: emoji and some scripts are written with it.</summary>
    private static readonly System.Buffers.SearchValues<char> s_hidden = System.Buffers.SearchValues.Create(
        "\u061C\u180E\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");
}
