using Dashboard.Server.EventLog;

namespace Dashboard.Tests.Support;

/// <summary>A log that counts how many times it is read.</summary>
internal sealed class CountingLog(IEventLog log) : IEventLog
{
    public event Action<IReadOnlyList<LogEntry>> Appended
    {
        add => log.Appended += value;
        remove => log.Appended -= value;
    }

    public event Action<string, long> Deleted
    {
        add => log.Deleted += value;
        remove => log.Deleted -= value;
    }

    public int Reads { get; private set; }

    public LogBounds Bounds => log.Bounds;

    public IReadOnlyList<LogStream> Streams => log.Streams;

    public bool Writable => log.Writable;

    public string? Problem => log.Problem;

    public Task Broken => log.Broken;

    public ValueTask<AppendResult> AppendAsync(NotificationDraft draft) => log.AppendAsync(draft);

    public Task<StreamChange> ChangeStreamAsync(string stream, Func<StreamSettings, StreamSettings> change) =>
        log.ChangeStreamAsync(stream, change);

    public Task<StreamChange> DeleteStreamAsync(string stream) => log.DeleteStreamAsync(stream);

    public ValueTask<LogPage> ReadAfterAsync(
        long position, StreamScope scope, int limit, CancellationToken cancellationToken)
    {
        Reads++;
        return log.ReadAfterAsync(position, scope, limit, cancellationToken);
    }

    public ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, CancellationToken cancellationToken) =>
        log.ReadBeforeAsync(position, scope, limit, cancellationToken);

    public ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, long maxBytes, CancellationToken cancellationToken) =>
        log.ReadBeforeAsync(position, scope, limit, maxBytes, cancellationToken);

    public ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        log.PositionBeforeAsync(time, cancellationToken);

    public ValueTask<TrimmedStreams> TrimmedStreamsAsync(StreamScope scope, CancellationToken cancellationToken) =>
        log.TrimmedStreamsAsync(scope, cancellationToken);

    public ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken) =>
        log.TrimmedAfterAsync(position, scope, cancellationToken);
}
