using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Dashboard.Client.Layout;

/// <summary>
/// Characters that nobody sees and that change what people see: direction marks, which let a text read otherwise than it is
/// (Unicode Standard Annex 9, section 2), and characters without width, which make two different texts look alike.
/// </summary>
public static class HiddenCharacters
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';
    private const char EmojiStyle = '\uFE0F';

    private static readonly SearchValues<char> s_hidden = SearchValues.Create(
        "\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    /// <summary>Whether a text holds any.</summary>
    public static bool In(string? text) => text is not null && Next(text, 0) >= 0;

    /// <summary>The text with a number such as <c>[U+202E]</c> for each of them: nothing is hidden, and nothing turns what stands beside it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shown(string? text)
    {
        if (text is null || Next(text, 0) is not (>= 0 and var at))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 64);
        var from = 0;
        for (; at >= 0; at = Next(text, from))
        {
            shown.Append(text, from, at - from).Append(CultureInfo.InvariantCulture, $"[U+{(int)text[at]:X4}]");
            from = at + 1;
        }

        return shown.Append(text, from, text.Length - from).ToString();
    }

    private static int Next(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(s_hidden);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (!BelongsToItsText(text, at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Emoji of several parts are written with joiners, and so are some scripts (Unicode Standard, section 23.2).</summary>
    private static bool BelongsToItsText(string text, int at) => text[at] switch
    {
        Joiner => IsJoinedLetter(text, at - 1) || (IsEmojiBefore(text, at) && IsEmojiAfter(text, at)),
        NonJoiner => IsJoinedLetter(text, at - 1),
        _ => false,
    };

    /// <summary>From the Arabic to the Mongolian script: letters that look otherwise beside others.</summary>
    private static bool IsJoinedLetter(string text, int at) => at >= 0 && text[at] is >= '\u0620' and <= '\u18AA' && text[at] != '\u180E';

    private static bool IsEmojiBefore(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(EmojiStyle);
        return Rune.DecodeLastFromUtf16(before, out var rune, out _) == OperationStatus.Done && IsEmoji(rune);
    }

    private static bool IsEmojiAfter(string text, int at) =>
        Rune.DecodeFromUtf16(text.AsSpan(at + 1), out var rune, out _) == OperationStatus.Done && IsEmoji(rune);

    private static bool IsEmoji(Rune rune) => rune.Value >= 0x1F000
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune != Rune.ReplacementChar);
}
