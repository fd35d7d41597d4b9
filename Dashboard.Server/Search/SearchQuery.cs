using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>
/// What somebody looks for in the log, taken apart by what it costs to tell: streams, severity and time stand beside an
/// entry, and only for the rest it has to be read. <see cref="Query"/> says what matches; the index narrows down where to look.
/// </summary>
internal sealed record SearchQuery
{
    /// <summary>Everything matches.</summary>
    public static SearchQuery Everything { get; } = new();

    /// <summary>The conditions for which the notification has to be read.</summary>
    public Query Content { get; private init; } = Query.Empty;

    /// <summary>The severities that match.</summary>
    public SeveritySet Severities { get; private init; } = SeveritySet.All;

    /// <summary>When it was published; null for any time. What is relative counts back from when it was asked for.</summary>
    public PublishedRange? Published { get; private init; }

    /// <summary>The tag that was asked for in a parameter of its own; it is among <see cref="Content"/> too.</summary>
    public string? Tag { get; private init; }

    /// <summary>The names of which a stream must have one, for each condition on the stream that can be met by name.</summary>
    private IReadOnlyList<IReadOnlyList<string>> Streams { get; init; } = [];

    /// <summary>Whether everything in its streams matches.</summary>
    public bool IsEverything => Content.IsEmpty && Published is null && Severities == SeveritySet.All;

    /// <summary>Whether the severity and the stream say all: nothing else about a notification matters.</summary>
    public bool IsOutsideContent => Content.IsEmpty && Published is null;

    /// <summary>Reads what was asked for.</summary>
    /// <param name="text">The query; null for none.</param>
    /// <param name="atLeast">The least severity.</param>
    /// <param name="tag">A tag that must be there as a whole; null for none.</param>
    /// <param name="now">From where relative times count back.</param>
    /// <param name="error">A sentence that says what is wrong with the query, where, and what to write instead; null where nothing is.</param>
    /// <returns>The query; null where it cannot be answered.</returns>
    public static SearchQuery? TryRead(string? text, Severity atLeast, string? tag, DateTimeOffset now, out string? error)
    {
        if (!Query.TryParse(text, out var query, out var wrong))
        {
            error = $"At character {wrong!.Start + 1}, '{text!.Substring(wrong.Start, wrong.Length)}': {wrong.Message}";
            return null;
        }

        if (query.NeedsState)
        {
            error = "Leave out 'is:': what people did with a notification does not stand in the log; only the pages of the dashboard filter by it.";
            return null;
        }

        error = null;
        return Of(query, atLeast, tag, now);
    }

    /// <summary>The same query for what was published at a time or later.</summary>
    public SearchQuery From(DateTimeOffset time)
    {
        var range = Published ?? new PublishedRange(time, DateTimeOffset.MaxValue);
        return this with { Published = range.From < time ? range with { From = time } : range };
    }

    public bool Matches(LogEntry entry) =>
        MatchesBesides(entry) && (Content.IsEmpty || Matches(new SearchableEntry(entry)));

    /// <summary>Whether what stands beside the notification matches.</summary>
    public bool MatchesBesides(LogEntry entry) =>
        Severities.Contains(entry.Severity) && (Published is null || Published.Contains(entry.PublishedAt));

    /// <summary>Whether what stands in the notification matches; what cannot be read does not.</summary>
    public bool Matches(SearchableEntry entry) =>
        entry.Subject is { } subject && Content.Matches(subject, new QueryContext(subject.Notification.PublishedAt));

    /// <summary>What is left of these streams; a query never adds one, so a reserved one has to be named outside it.</summary>
    public StreamScope Narrow(StreamScope scope)
    {
        foreach (var names in Streams)
        {
            scope = new StreamScope(names.Where(scope.Contains));
        }

        return scope;
    }

    private static SearchQuery Of(Query query, Severity atLeast, string? tag, DateTimeOffset now)
    {
        var byName = query.Terms.OfType<FieldTerm>().Where(NamesStreams).ToArray();
        var severities = query.Terms.OfType<SeverityTerm>().ToArray();
        var content = query.Where(term => term is not (SeverityTerm or TimeTerm) && !byName.Contains(term));
        return new SearchQuery
        {
            Content = tag is null ? content : content.And(new FieldTerm(QueryFields.Tag, [tag], Negated: false)),
            Severities = SeveritySet.Of(severity => severity >= atLeast && severities.All(term => term.Admits(severity))),
            Published = PublishedRange.Of(query.Terms.OfType<TimeTerm>(), now),
            Tag = tag,
            Streams = [.. byName.Select(term => term.Values.Select(NameOf).ToArray())],
        };
    }

    /// <summary>Whether the condition is the same as reading these streams.</summary>
    private static bool NamesStreams(FieldTerm term) =>
        term is { Field: QueryFields.Stream, Negated: false } && term.Values.All(value => StreamName.IsValid(NameOf(value)) || StreamName.IsReserved(NameOf(value)));

    /// <summary>The one name that is the same as a value, in any case and with any marks.</summary>
    private static string NameOf(string value) => FoldedText.Fold(value).ToLowerInvariant();
}
