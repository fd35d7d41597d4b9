using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>An entry of the log with the bytes of its event, made once for all subscribers.</summary>
internal sealed class Frame
{
    public Frame(LogEntry entry, string epoch)
    {
        Entry = entry;
        Bytes = EventStreamText.Notification(epoch, entry);
    }

    public LogEntry Entry { get; }

    /// <summary>The event as it travels: <c>id:</c>, <c>data:</c>, blank line.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }
}
