using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The log in a SQLite file. Step 2 of 7 on a notification's way: one writer takes whatever drafts are waiting, appends
/// them in one transaction, hands them to the tail, and only then answers their publishers.
/// </summary>
internal sealed partial class SqliteEventLog : IEventLog, IAsyncDisposable
{
    private readonly LogEdges _edges;
    private readonly SqliteLogFile _file;
    private readonly LogCondition _condition;
    private readonly WriteTurn _turn;
    private readonly SqliteLogWriter _writer;
    private readonly SqliteLogReader _reader;
    private readonly StreamCatalog _catalog;
    private readonly TrimMarks _marks;
    private readonly StreamRegister _register;
    private readonly DeletionLoop _deletions;
    private readonly IAsyncDisposable[] _inBackground;
    private readonly AppendQueue _waiting;
    private readonly List<(LogEntry Entry, bool New)> _results = [];
    private readonly string _epoch;
    private long _last;
    private volatile bool _closing;

    /// <exception cref="EventLogUnavailableException">The file cannot be used.</exception>
    public SqliteEventLog(IOptions<EventLogOptions> options, TimeProvider time, EventLogMetrics metrics, ILogger<SqliteEventLog> logger)
    {
        var settings = options.Value;
        _edges = new LogEdges(settings, time, metrics, logger);
        _file = new SqliteLogFile(settings);
        var connection = _file.OpenForWriting();
        try
        {
            _catalog = StreamCatalogFile.Load(connection);
            _epoch = SqliteLogFile.ReadEpoch(connection);
            _last = SqliteLogFile.ReadLastPosition(connection);
            _marks = TrimMarks.Load(connection);
            var retention = new LogRetention(connection, _marks, settings, time);
            _condition = new LogCondition(_file.Path, logger);
            _turn = new WriteTurn(connection, _condition);
            _writer = new SqliteLogWriter(connection, settings, time, _catalog);
            _reader = new SqliteLogReader(_file, _marks, _condition, settings);
            _waiting = new AppendQueue(settings, Write);
            Announce();
            var table = new StreamTable(connection);
            _register = new StreamRegister(_turn, table, _catalog, time);
            _deletions = new DeletionLoop(_turn, retention, table, _catalog, _edges);
            _deletions.Deleted += (stream, upTo) => Deleted?.Invoke(stream, upTo);
            _inBackground =
            [
                _deletions,
                new RetentionLoop(_turn, retention, _catalog, _edges),
                new LogUpkeep(_turn, _condition, _file, _edges),
                new IntegrityWatch(_file, _condition, _edges),
            ];
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            _file.Dispose();
            throw _file.Unavailable(failure);
        }

        _waiting.Start();
    }

    public event Action<IReadOnlyList<LogEntry>>? Appended;

    public event Action<string, long>? Deleted;

    public LogBounds Bounds => new(_epoch, Volatile.Read(ref _last));

    public IReadOnlyList<LogStream> Streams => _catalog.All;

    public bool Writable => _condition.Refusal is null;

    public string? Problem => _condition.Problem;

    public Task Broken => _condition.Broken;

    public async ValueTask<AppendResult> AppendAsync(NotificationDraft draft)
    {
        if (Broken.IsCompleted)
        {
            return Refused(AppendRefusal.Broken);
        }

        var pending = new PendingAppend(draft);
        if (!_waiting.TryAdd(pending))
        {
            return Refused(_closing ? AppendRefusal.Closing : AppendRefusal.Busy);
        }

        return await pending.Result;
    }

    // On a thread of its own: it waits for the writer, which the thread of a connection must not.
    public Task<StreamChange> ChangeStreamAsync(string stream, Func<StreamSettings, StreamSettings> change) =>
        Task.Run(() => _register.Change(stream, change));

    public Task<StreamChange> DeleteStreamAsync(string stream) => Task.Run(() =>
    {
        var change = _register.Delete(stream, out var upTo);
        if (upTo > 0)
        {
            Deleted?.Invoke(stream, upTo);
            _deletions.Begin();
        }

        return change;
    });

    public ValueTask<LogPage> ReadAfterAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken) =>
        position >= Bounds.Last ? ValueTask.FromResult(LogPage.Empty) : _reader.AfterAsync(position, scope, limit, cancellationToken);

    public ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, CancellationToken cancellationToken) =>
        _reader.BeforeAsync(position, scope, limit, long.MaxValue, cancellationToken);

    public ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, long maxBytes, CancellationToken cancellationToken) =>
        _reader.BeforeAsync(position, scope, limit, maxBytes, cancellationToken);

    public ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        _reader.PositionBeforeAsync(time, cancellationToken);

    public ValueTask<TrimmedStreams> TrimmedStreamsAsync(StreamScope scope, CancellationToken cancellationToken) =>
        _reader.TrimmedStreamsAsync(scope, cancellationToken);

    public ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken) =>
        position >= Bounds.Last ? default : _reader.TrimmedAfterAsync(position, scope, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _closing = true;
        await _waiting.DisposeAsync();
        foreach (var work in _inBackground)
        {
            await work.DisposeAsync();
        }

        await _reader.DisposeAsync();
        _writer.Dispose();
        _turn.Dispose();
        _file.Dispose();
    }

    private void Announce()
    {
        _edges.Metrics.Observe(() => _waiting.Count, () => Bounds.Last, _file);
        Log.Opened(_edges.Logger, _file.Path, _epoch, _last, _edges.Options.Synchronous);
        if (_file.Backup is { } backup)
        {
            Log.Migrated(_edges.Logger, SqliteSchema.Version, backup);
        }
    }

    private AppendResult Refused(AppendRefusal refusal)
    {
        _edges.Metrics.Refused(refusal, 1);
        return AppendResult.Refused(refusal);
    }

    /// <summary>Writes a batch, in as many transactions as its bytes need, until it is done or the disk refuses.</summary>
    private void Write(IReadOnlyList<PendingAppend> batch)
    {
        var done = 0;
        while (done < batch.Count && TryAppend(batch, done))
        {
            done += _results.Count;
        }
    }

    /// <summary>Appends drafts of a batch from a place on; false where they were refused, and with them the rest.</summary>
    private bool TryAppend(IReadOnlyList<PendingAppend> batch, int from)
    {
        _results.Clear();
        var started = _edges.Time.GetTimestamp();
        if (_turn.Write(() => _writer.Append(batch, from, Bounds, _results)) is { } failure)
        {
            _edges.Metrics.Refused(failure.Refusal, batch.Count - from);
            for (var place = from; place < batch.Count; place++)
            {
                batch[place].Answer(AppendResult.Refused(failure.Refusal));
            }

            return false;
        }

        var appended = New(_results);
        _edges.Metrics.Appended(appended.Length, _edges.Time.GetElapsedTime(started));
        if (appended.Length > 0)
        {
            Volatile.Write(ref _last, appended[^1].Position);
            _catalog.Add(appended);
            Appended?.Invoke(appended);
        }

        for (var place = 0; place < _results.Count; place++)
        {
            batch[from + place].Answer(new AppendResult(_results[place].Entry, null));
        }

        return true;
    }

    private static LogEntry[] New(List<(LogEntry Entry, bool New)> results)
    {
        var appended = new LogEntry[results.Count];
        var count = 0;
        foreach (var (entry, isNew) in results)
        {
            if (isNew)
            {
                appended[count++] = entry;
            }
        }

        return count == appended.Length ? appended : appended[..count];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The log is {Path}: epoch {Epoch}, last position {Last}, synchronous {Synchronous}.")]
        public static partial void Opened(ILogger logger, string path, string epoch, long last, SynchronousMode synchronous);

        [LoggerMessage(2, LogLevel.Information, "The log's tables were brought to schema {Version}. A copy from before that is {Backup}; delete it when you will not go back to the older version.")]
        public static partial void Migrated(ILogger logger, int version, string backup);
    }
}
