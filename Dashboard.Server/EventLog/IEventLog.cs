using Dashboard.Client.Contracts;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The durable, ordered log of all streams. Callers must have validated what they append: names of streams by
/// <see cref="StreamName"/>, and text that JSON can carry. The log itself guarantees that an entry's JSON is one line.
/// </summary>
internal interface IEventLog
{
    /// <summary>Raised with each batch once it is on disk and before its publishers are answered, in order, by one thread at a time. Handlers must be quick and must not throw.</summary>
    event Action<IReadOnlyList<LogEntry>> Appended;

    /// <summary>Where the log stands now.</summary>
    LogBounds Bounds { get; }

    /// <summary>Every stream that has a notification, by name.</summary>
    IReadOnlyList<StreamSummary> Streams { get; }

    /// <summary>Whether the last attempt to write succeeded.</summary>
    bool Writable { get; }

    /// <summary>What is wrong with the log, as a sentence; null while it takes drafts and is sound as far as it knows.</summary>
    string? Problem { get; }

    /// <summary>Completes when the disk has failed: nothing is acknowledged any more, and the process should end.</summary>
    Task Broken { get; }

    /// <summary>Appends a draft; the answer comes when it is on disk, or cannot be.</summary>
    ValueTask<AppendResult> AppendAsync(NotificationDraft draft);

    /// <summary>Reads entries after a position, oldest first, and in the same moment what retention has taken out among them.</summary>
    ValueTask<LogPage> ReadAfterAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Reads entries before a position, newest first.</summary>
    ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>The position after which exactly the entries published at or after a time follow.</summary>
    ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Up to where retention has taken these streams; 0 where it has taken nothing. From memory.</summary>
    long TrimmedUpTo(StreamScope scope);

    /// <summary>What retention has taken out of these streams after a position.</summary>
    ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken);
}
