using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>An entry of the log with the bytes of its event, made once for all subscribers.</summary>
internal sealed class Frame
{
    public Frame(LogEntry entry, string epoch)
    {
        Entry = entry;
        (Chunk, Text) = HttpChunk.Around(EventStreamText.Notification(epoch, entry));
    }

    public LogEntry Entry { get; }

    /// <summary>The event as a chunk of an HTTP/1.1 body.</summary>
    public ReadOnlyMemory<byte> Chunk { get; }

    /// <summary>The event itself: <c>id:</c>, <c>data:</c>, blank line.</summary>
    public ReadOnlyMemory<byte> Text { get; }
}
