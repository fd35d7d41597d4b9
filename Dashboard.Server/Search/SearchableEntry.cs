using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>An entry of the log that many queries look at: it is read and folded once, when the first of them needs it.</summary>
internal sealed class SearchableEntry(LogEntry entry)
{
    private Content? _content;

    /// <summary>The notification; null where another version wrote what this one cannot read.</summary>
    public QuerySubject? Subject => (_content ??= Read()).Subject;

    private Content Read() => new(SearchText.Read(entry) is { } notification ? new QuerySubject(notification) : null);

    /// <summary>Tells "not read yet" from "cannot be read". Two threads may both read it, with the same result.</summary>
    private sealed record Content(QuerySubject? Subject);
}
