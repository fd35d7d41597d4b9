using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>An entry of the log that many queries look at: it is read and folded once, when the first of them needs it.</summary>
internal sealed class SearchableEntry(LogEntry entry)
{
    private Content? _content;
    private string? _text;

    /// <summary>The notification; null where another version wrote what this one cannot read.</summary>
    public Notification? Notification => (_content ??= new Content(SearchText.Read(entry))).Notification;

    /// <summary>All that it is found by (<see cref="FoldedText.Of"/>).</summary>
    public string Text => _text ??= Notification is { } notification ? FoldedText.Of(notification) : "";

    /// <summary>Tells "not read yet" from "cannot be read". Two threads may both read it, with the same result.</summary>
    private sealed record Content(Notification? Notification);
}
