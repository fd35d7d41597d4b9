namespace Dashboard.Server.Fanout;

/// <summary>
/// The way to one subscriber's connection. One thread at a time writes and flushes; nothing is written while a flush is
/// under way.
/// </summary>
internal interface IEventStreamOutput
{
    /// <summary>Bytes that the connection has taken: while it grows, its reader reads. Read by any thread.</summary>
    long Taken { get; }

    /// <summary>Puts an event behind what waits to be flushed.</summary>
    void Write(Frame frame);

    /// <summary>Puts text of the stream that is not an event of the log behind what waits to be flushed.</summary>
    void Write(ReadOnlySpan<byte> text);

    /// <summary>
    /// Sends all that was written, in one piece where that is possible. It completes at once where the connection has
    /// room, and does not throw where the connection is gone.
    /// </summary>
    /// <returns>Whether the reader is still there.</returns>
    ValueTask<bool> FlushAsync();

    /// <summary>Asks to be told when the reader leaves.</summary>
    void WhenGone(Action gone);

    /// <summary>
    /// Breaks the stream, because its reader stands still: what waits is not sent any more. Where others share the
    /// connection, they go on.
    /// </summary>
    void Abort();

    /// <summary>Breaks the connection with all that shares it, because not even the end of the stream gets through.</summary>
    void AbortConnection();

    /// <summary>Ends the stream in order: what was flushed arrives, and then the end.</summary>
    ValueTask CompleteAsync();
}
