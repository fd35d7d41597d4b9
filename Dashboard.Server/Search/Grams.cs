using System.Text;

namespace Dashboard.Server.Search;

/// <summary>
/// The words of the index: every three characters that follow each other in a text (FTS5's tokenizer <c>trigram</c>).
/// A text that contains <c>DISK</c> has <c>DIS</c> and <c>ISK</c>. What has all of them may still lack <c>DISK</c>, so
/// matches are checked; what lacks one of them cannot match.
/// </summary>
internal static class Grams
{
    private const int Length = 3;

    /// <summary>More of them narrow nothing further, and each costs a list.</summary>
    private const int MostUsed = 64;

    /// <summary>Whether text is long enough to have a gram.</summary>
    public static bool Has(string text) => text.EnumerateRunes().Take(Length).Count() == Length;

    /// <summary>The FTS5 expression for texts that have, for each list, all grams of one of its texts.</summary>
    public static string AllOf(IReadOnlyCollection<IReadOnlyList<string>> lists)
    {
        var single = lists.Where(list => list.Count == 1).SelectMany(list => Of(list[0])).Distinct(StringComparer.Ordinal);
        var choices = lists.Where(list => list.Count > 1).Select(list => $"({string.Join(" OR ", list.Select(text => $"({All(Of(text))})"))})");
        return string.Join(" AND ", single.Take(MostUsed).Select(Quote).Concat(choices));
    }

    /// <summary>The FTS5 expression for texts that have one of the grams; of none, no text has one.</summary>
    public static string AnyOf(IEnumerable<string> grams) => string.Join(" OR ", grams.DefaultIfEmpty("").Select(Quote));

    private static string All(IEnumerable<string> grams) =>
        string.Join(" AND ", grams.Distinct(StringComparer.Ordinal).Take(MostUsed).Select(Quote));

    private static IEnumerable<string> Of(string text)
    {
        Rune[] characters = [.. text.EnumerateRunes()];
        for (var i = 0; i + Length <= characters.Length; i++)
        {
            yield return string.Concat(characters[i..(i + Length)]);
        }
    }

    /// <summary>As an FTS5 string: inside of one nothing is syntax but the quotation mark, which is doubled.</summary>
    private static string Quote(string gram) => $"\"{gram.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
