using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>
/// What somebody looks for. This is the one place that says what matches; the index only narrows down where to look.
/// <list type="bullet">
/// <item>A query is words, and phrases in quotation marks; all of them must be there, in any order, in title, body, source
/// or tags. A quotation mark that is never closed reaches to the end. Nothing else means anything: <c>AND</c>, <c>*</c> and
/// <c>(</c> are text.</item>
/// <item>Text matches wherever it stands, also inside a word: <c>disk</c> finds <c>/dev/disk0</c> and <c>disks</c>. That is
/// what the filter of a live stream does, it is what people expect of parts of host names and codes, and it is the only
/// rule that works for scripts without spaces, such as Chinese and Japanese.</item>
/// <item>Case, diacritics and the amount of white space do not count: <c>cafe</c> finds <c>Café</c>.</item>
/// <item>A tag must be there as a whole, in any case.</item>
/// </list>
/// </summary>
/// <param name="Texts">Words and phrases, folded.</param>
/// <param name="Tag">A tag, as it was asked for; null for none.</param>
internal sealed record SearchQuery(IReadOnlyList<string> Texts, string? Tag)
{
    /// <summary>Whether everything matches.</summary>
    public bool IsEmpty => Texts.Count == 0 && Tag is null;

    /// <summary>What has to stand in the text of a notification (<see cref="FoldedText.Of"/>) that matches.</summary>
    public IEnumerable<string> Needles => Tag is null ? Texts : Texts.Append(FoldedText.OfTag(Tag));

    public static SearchQuery Parse(string? query, string? tag)
    {
        var parts = FoldedText.Fold(query ?? "").Split('"');
        var texts = new List<string>();
        for (var i = 0; i < parts.Length; i++)
        {
            // Every other part lies between two quotation marks.
            texts.AddRange(i % 2 == 1 ? [parts[i].Trim()] : parts[i].Split(' '));
        }

        return new SearchQuery([.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)], tag);
    }

    public bool Matches(LogEntry entry) => IsEmpty || Matches(new SearchableEntry(entry));

    public bool Matches(SearchableEntry entry) =>
        IsEmpty || (HasTag(entry) && (Texts.Count == 0 || ContainsAll(entry.Text)));

    private bool HasTag(SearchableEntry entry) =>
        Tag is null || entry.Notification?.Tags?.Contains(Tag, StringComparer.OrdinalIgnoreCase) == true;

    private bool ContainsAll(string text)
    {
        foreach (var one in Texts)
        {
            if (!text.Contains(one, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
