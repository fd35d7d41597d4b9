using System.Globalization;
using System.Text;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>
/// Text of strangers in CommonMark and GitHub's tables: whatever it holds, it stays text in its place. Headers and titles
/// come from servers that nobody here knows.
/// </summary>
internal static class MarkdownText
{
    /// <summary>What begins markup within a line.</summary>
    private const string Markup = "\\`*_[]|~!#$";

    /// <summary>A sentence in one line.</summary>
    public static string Prose(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in OneLine(text).Trim())
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                _ when Markup.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A value in a cell of a table, as code: no link, no mention, no markup. A dash where there is none.</summary>
    public static string Cell(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "–";
        }

        // A cell ends at each '|' without a backslash before it, also within code; the backslash is not shown then.
        var text = OneLine(value).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(text) + 1);
        var space = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    /// <summary>Lines to copy, as a block of code that they cannot end.</summary>
    public static string Block(string text)
    {
        var lines = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(OneLine));
        var fence = new string('`', Math.Max(3, LongestRun(lines) + 1));
        return $"{fence}\n{lines.TrimEnd()}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>Line ends become spaces; what has no look of its own (controls, marks that turn the direction of text) is shown as such.</summary>
    private static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => c switch
    {
        '\t' => ' ',
        _ when char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\uFFFD',
        _ => c,
    }));
}
