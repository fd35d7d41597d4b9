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

    /// <summary>
    /// Raised with a stream and a position when everything of it up to there is to be forgotten: as its deletion begins,
    /// and again once it is done. Handlers must be quick and must not throw.
    /// </summary>
    event Action<string, long> Deleted;

    /// <summary>Where the log stands now.</summary>
    LogBounds Bounds { get; }

    /// <summary>Every stream that has a notification or settings, by name.</summary>
    IReadOnlyList<LogStream> Streams { get; }

    /// <summary>Whether the last attempt to write succeeded.</summary>
    bool Writable { get; }

    /// <summary>What is wrong with the log, as a sentence; null while it takes drafts and is sound as far as it knows.</summary>
    string? Problem { get; }

    /// <summary>Completes when the disk has failed: nothing is acknowledged any more, and the process should end.</summary>
    Task Broken { get; }

    /// <summary>Appends a draft; the answer comes when it is on disk, or cannot be.</summary>
    ValueTask<AppendResult> AppendAsync(NotificationDraft draft);

    /// <summary>Creates a stream, or changes what is set for it; the answer comes when that is on disk, or cannot be.</summary>
    /// <param name="stream">Its name.</param>
    /// <param name="change">Makes the new settings from those that there are. It must be quick and must not throw.</param>
    Task<StreamChange> ChangeStreamAsync(string stream, Func<StreamSettings, StreamSettings> change);

    /// <summary>
    /// Deletes a stream: all that was published to it so far, and its settings. The answer comes when it is certain to
    /// happen; the notifications go in small steps after that, and whoever resumes is told what is missing.
    /// </summary>
    Task<StreamChange> DeleteStreamAsync(string stream);

    /// <summary>Reads entries after a position, oldest first, and in the same moment what retention has taken out among them.</summary>
    ValueTask<LogPage> ReadAfterAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Reads entries before a position, newest first.</summary>
    ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Reads entries before a position, newest first, until their JSON has so many bytes together: at least one, and the one that reaches them is the last.</summary>
    ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, long maxBytes, CancellationToken cancellationToken);

    /// <summary>The position after which exactly the entries published at or after a time follow.</summary>
    ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>What retention has taken out of each of these streams so far.</summary>
    ValueTask<TrimmedStreams> TrimmedStreamsAsync(StreamScope scope, CancellationToken cancellationToken);

    /// <summary>What retention has taken out of these streams after a position.</summary>
    ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken);
}
