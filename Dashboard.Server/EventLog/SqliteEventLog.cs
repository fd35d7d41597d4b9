using System.Threading.Channels;
using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The log in a SQLite file. Step 2 of 7 on a notification's way: one writer takes whatever drafts are waiting, appends
/// them in one transaction, hands them to the tail, and only then answers their publishers.
/// </summary>
internal sealed partial class SqliteEventLog : IEventLog, IAsyncDisposable
{
    private readonly EventLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteEventLog> _logger;
    private readonly SqliteLogFile _file;
    private readonly SqliteConnection _connection;
    private readonly SqliteLogWriter _writer;
    private readonly SqliteLogReader _reader;
    private readonly LogRetention _retention;
    private readonly StreamCatalog _catalog;
    private readonly EventLogMetrics _metrics;
    private readonly Channel<PendingAppend> _waiting;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private readonly Task _trimming;

    /// <summary>SQLite has one writer: appending and retention take turns in here instead of failing on each other.</summary>
    private readonly Lock _writeTurn = new();

    private readonly string _epoch;
    private long _last;
    private volatile bool _writable = true;

    /// <exception cref="EventLogUnavailableException">The file cannot be used.</exception>
    public SqliteEventLog(IOptions<EventLogOptions> options, TimeProvider time, EventLogMetrics metrics, ILogger<SqliteEventLog> logger)
    {
        _options = options.Value;
        _time = time;
        _metrics = metrics;
        _logger = logger;
        _file = new SqliteLogFile(_options);
        _connection = _file.OpenForWriting();
        _writer = new SqliteLogWriter(_connection, time);
        var marks = TrimMarks.Load(_connection);
        _reader = new SqliteLogReader(_file, marks, _options);
        _retention = new LogRetention(_connection, marks, _options, time);
        _catalog = StreamCatalog.Load(_connection);
        _epoch = SqliteLogFile.ReadEpoch(_connection);
        _last = SqliteLogFile.ReadLastPosition(_connection);
        _waiting = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(_options.MaxWaiting) { SingleReader = true });
        metrics.Observe(() => _waiting.Reader.Count, () => Bounds.Last, _file);
        Log.Opened(_logger, _file.Path, _epoch, _last);
        _writing = Task.Run(WriteAllAsync);
        _trimming = Task.Run(() => TrimAsync(_stop.Token));
    }

    public event Action<IReadOnlyList<LogEntry>>? Appended;

    public LogBounds Bounds => new(_epoch, Volatile.Read(ref _last));

    public IReadOnlyList<StreamSummary> Streams => _catalog.Summarize(_epoch);

    public bool Writable => _writable;

    public async ValueTask<AppendResult> AppendAsync(NotificationDraft draft)
    {
        var pending = new PendingAppend(draft);
        if (!_waiting.Writer.TryWrite(pending))
        {
            var refusal = _stop.IsCancellationRequested ? AppendRefusal.Closing : AppendRefusal.Busy;
            _metrics.Refused(refusal, 1);
            return AppendResult.Refused(refusal);
        }

        return await pending.Result.Task;
    }

    public ValueTask<LogPage> ReadAfterAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken) =>
        position >= Bounds.Last ? ValueTask.FromResult(LogPage.Empty) : _reader.AfterAsync(position, scope, limit, cancellationToken);

    public ValueTask<IReadOnlyList<LogEntry>> ReadBeforeAsync(
        long position, StreamScope scope, int limit, CancellationToken cancellationToken) =>
        _reader.BeforeAsync(position, scope, limit, cancellationToken);

    public ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        _reader.PositionBeforeAsync(time, cancellationToken);

    public ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken) =>
        position >= Bounds.Last ? default : _reader.TrimmedAfterAsync(position, scope, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _waiting.Writer.TryComplete();
        await _writing;
        await _trimming;
        await _reader.DisposeAsync();
        _writer.Dispose();
        await _connection.DisposeAsync();
        _file.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingAppend>(_options.MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < _options.MaxBatch && _waiting.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            Append(batch);
        }
    }

    private void Append(List<PendingAppend> batch)
    {
        IReadOnlyList<(LogEntry Entry, bool New)> results;
        var started = _time.GetTimestamp();
        try
        {
            lock (_writeTurn)
            {
                results = _writer.Append([.. batch.Select(pending => pending.Draft)], Bounds);
            }
        }
        catch (Exception failure)
        {
            // The transaction is rolled back, so nothing of the batch is kept and each publisher is told so; the next
            // batch may well succeed, once there is room on the disk again.
            _writable = false;
            _metrics.Refused(AppendRefusal.NotWritable, batch.Count);
            Log.AppendFailed(_logger, batch.Count, failure);
            batch.ForEach(pending => pending.Result.SetResult(AppendResult.Refused(AppendRefusal.NotWritable)));
            return;
        }

        _writable = true;
        _metrics.Appended(results.Count(result => result.New), _time.GetElapsedTime(started));
        var appended = results.Where(result => result.New).Select(result => result.Entry).ToArray();
        if (appended.Length > 0)
        {
            Volatile.Write(ref _last, appended[^1].Position);
            _catalog.Add(appended);
            Appended?.Invoke(appended);
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Result.SetResult(new AppendResult(results[i].Entry, null));
        }
    }

    private async Task TrimAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_options.RetentionEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                TryWritingAgain();
                foreach (var stream in Streams)
                {
                    await TrimAsync(stream.Name, stop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The log closes.
        }
    }

    /// <summary>Whoever asks for readiness sends nothing while there is none, so no publish would ever show that it is back.</summary>
    private void TryWritingAgain()
    {
        if (_writable)
        {
            return;
        }

        try
        {
            lock (_writeTurn)
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                _connection.Run("UPDATE log SET epoch = epoch", transaction);
                transaction.Commit();
            }

            _writable = true;
        }
        catch (SqliteException)
        {
            // Still not; the publish that failed has been logged.
        }
    }

    private async Task TrimAsync(string stream, CancellationToken stop)
    {
        try
        {
            long removed;
            do
            {
                var held = _catalog.Held(stream);
                lock (_writeTurn)
                {
                    removed = _retention.Step(stream, held);
                }

                _catalog.Trimmed(stream, removed);
                _metrics.Trimmed(removed);

                // Publishers that have waited for the turn take it now.
                await Task.Yield();
            }
            while (removed > 0 && !stop.IsCancellationRequested);
        }
        catch (SqliteException failure)
        {
            // What is due now is still due at the next tick.
            Log.TrimFailed(_logger, stream, failure);
        }
    }

    private sealed record PendingAppend(NotificationDraft Draft)
    {
        public TaskCompletionSource<AppendResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The log is {Path}: epoch {Epoch}, last position {Last}.")]
        public static partial void Opened(ILogger logger, string path, string epoch, long last);

        [LoggerMessage(2, LogLevel.Error, "{Count} notifications were refused: the log could not be written.")]
        public static partial void AppendFailed(ILogger logger, int count, Exception failure);

        [LoggerMessage(3, LogLevel.Warning, "Retention of stream {Stream} failed; it is tried again.")]
        public static partial void TrimFailed(ILogger logger, string stream, Exception failure);
    }
}
