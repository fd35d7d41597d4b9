using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>An entry of the log with the bytes of its event, made once for all subscribers.</summary>
internal sealed class Frame
{
    private SearchableEntry? _content;

    public Frame(LogEntry entry, string epoch)
    {
        (Chunk, Text) = HttpChunk.Around(EventStreamText.Notification(epoch, entry));

        // The JSON is part of the text: it is held in memory once.
        Entry = entry with { Json = EventStreamText.JsonIn(Text, entry.Json.Length) };
    }

    public LogEntry Entry { get; }

    /// <summary>The event as a chunk of an HTTP/1.1 body.</summary>
    public ReadOnlyMemory<byte> Chunk { get; }

    /// <summary>The event itself: <c>id:</c>, <c>data:</c>, blank line.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Its stream was deleted: nobody gets it any more.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>What filters look at.</summary>
    public SearchableEntry Content => _content ??= new SearchableEntry(Entry);

    /// <summary>Nearly everybody has looked: who is late reads it once more.</summary>
    public void ForgetContent() => _content = null;
}
