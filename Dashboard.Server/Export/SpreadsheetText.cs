using System.Buffers;
using System.Text;

namespace Dashboard.Server.Export;

/// <summary>
/// Text that a spreadsheet shows and does not run. What begins with <c>=</c>, <c>+</c>, <c>-</c> or <c>@</c> is a formula to it
/// (CWE-1236), and anybody who publishes writes titles: <c>=HYPERLINK(…)</c> would carry the rest of the table away. Such a
/// beginning gets an apostrophe in front, which spreadsheets take as "this is text". A cell also begins where the spreadsheet
/// splits at something else than this file does, a semicolon, a tab or a new line, so there the same is done. The price is
/// that "-5 °C" becomes "'-5 °C"; NDJSON and JSON have every character as it was.
/// </summary>
internal static class SpreadsheetText
{
    /// <summary>The full-width forms are turned into the others by some spreadsheets.</summary>
    private static readonly SearchValues<char> s_beginnings = SearchValues.Create("=+-@＝＋－＠");

    private const string Separators = ";\t\r\n";

    /// <summary>What spreadsheets leave out before they look at how a cell begins.</summary>
    private const string Skipped = " \"'\u00A0";

    public static string Harmless(string text)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAny(s_beginnings) < 0)
        {
            return text;
        }

        var harmless = new StringBuilder(text.Length + 1);
        var begins = true;
        foreach (var c in text)
        {
            if (begins && s_beginnings.Contains(c))
            {
                harmless.Append('\'');
            }

            harmless.Append(c);
            begins = Separators.Contains(c) || (begins && Skipped.Contains(c));
        }

        return harmless.ToString();
    }
}
