using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>Says what could be typed next in a query.</summary>
public static class QueryCompletion
{
    private const int MostSuggestions = 8;

    private static readonly string[] s_times = ["5m", "15m", "1h", "4h", "24h", "7d"];

    /// <summary>What could stand where the caret is: fields, or the values of the field before it.</summary>
    /// <param name="text">The query as far as it is typed.</param>
    /// <param name="caret">Where the caret is, in characters from 0; outside the text it counts as its end.</param>
    /// <param name="words">The values in use.</param>
    public static IReadOnlyList<QuerySuggestion> Suggest(string text, int caret, QueryVocabulary words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        caret = caret < 0 || caret > text.Length ? text.Length : caret;
        var start = StartOfTerm(text, caret);
        if (start < 0)
        {
            return [];
        }

        var typed = text[start..caret];
        var sign = typed.IndexOfAny([':', '=', '<', '>']);
        return sign < 0 ? Fields(start, typed) : Values(start, typed, sign, words);
    }

    /// <summary>Where the term at the caret begins, after the sign that negates it; -1 inside a phrase.</summary>
    private static int StartOfTerm(string text, int caret)
    {
        var (start, inQuotes) = (0, false);
        for (var i = 0; i < caret; i++)
        {
            inQuotes ^= text[i] == '"';
            if (!inQuotes && QueryParser.IsSpace(text[i]))
            {
                start = i + 1;
            }
        }

        var isPhrase = inQuotes && text[start..caret].IndexOf(':') < 0;
        return isPhrase ? -1 : start < caret && text[start] == '-' ? start + 1 : start;
    }

    private static List<QuerySuggestion> Fields(int start, string typed) =>
    [
        .. QueryFields.All
            .Where(field => field.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(field => new QuerySuggestion(
                start, typed.Length, field.Name + (field.Name == QueryFields.Severity ? ">=" : ":"), field.Meaning))
            .Take(MostSuggestions),
    ];

    /// <summary>The values that begin with what stands after the last comma, then those that contain it.</summary>
    private static List<QuerySuggestion> Values(int start, string typed, int sign, QueryVocabulary words)
    {
        var name = typed[..sign].ToLowerInvariant();
        var valueAt = Math.Max(typed.LastIndexOf(','), typed.LastIndexOfAny([':', '=', '<', '>'])) + 1;
        var begun = typed[valueAt..].TrimStart('"');
        return
        [
            .. ValuesOf(name, words)
                .Where(value => value.Contains(begun, StringComparison.OrdinalIgnoreCase) && value != begun)
                .OrderBy(value => value.StartsWith(begun, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .Select(value => new QuerySuggestion(start + valueAt, typed.Length - valueAt, QueryTerm.Quote(value), ""))
                .Take(MostSuggestions),
        ];
    }

    private static IEnumerable<string> ValuesOf(string field, QueryVocabulary words) => field switch
    {
        QueryFields.Severity => SeverityNames.All.Select(severity => severity.Name),
        QueryFields.Stream => words.Streams,
        QueryFields.Tag => words.Tags,
        QueryFields.Source => words.Sources,
        QueryFields.Status => QueryFields.Statuses,
        QueryFields.Is => QueryFields.States,
        QueryFields.Since or QueryFields.Until => s_times,
        _ => [],
    };
}
