using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Reads from connections of its own, in short transactions, so that no reader holds up the writer or its checkpoints.
/// A read waits for one of a few connections without a thread, and then runs on the thread of its caller: most take some
/// dozens of microseconds, less than handing them over would. So thousands of subscribers that come back at once hold
/// neither thousands of files nor thousands of threads.
/// </summary>
internal sealed class SqliteLogReader(SqliteLogFile file, TrimMarks marks, LogCondition condition, EventLogOptions options) : IAsyncDisposable
{
    private const string Forward = "position > $0";

    /// <summary>
    /// Clocks order nothing: the place is that of the newest entry from before the time, not of the first after it. What
    /// the calendar does not hold yet is looked through; before that, only its rows that hold an earlier time are.
    /// </summary>
    private static readonly string s_newestBefore = $"""
        SELECT COALESCE(
            (SELECT position FROM events
             WHERE position > (SELECT COALESCE(MAX(upto), 0) FROM calendar) AND published_at < $0
             ORDER BY position DESC LIMIT 1),
            (SELECT events.position FROM calendar CROSS JOIN events
             ON events.position BETWEEN calendar.upto - {SqliteSchema.CalendarRow - 1} AND calendar.upto
             WHERE calendar.earliest < $0 AND events.published_at < $0
             ORDER BY calendar.upto DESC, events.position DESC LIMIT 1),
            0)
        """;

    private readonly SemaphoreSlim _free = new(options.MaxReaders, options.MaxReaders);
    private readonly ConcurrentStack<ReadConnection> _idle = new();

    public ValueTask<LogPage> AfterAsync(long position, StreamScope scope, int limit, CancellationToken cancellationToken) => scope.IsEmpty
        ? ValueTask.FromResult(LogPage.Empty)
        : ReadAsync(
            connection => connection.InSnapshot(() =>
            {
                var command = connection.Statement(ScopeSql.Select(scope, LogRow.Columns, Forward, "position"), ScopeSql.Parameters(scope));
                ScopeSql.Bind(command, scope, position, limit);
                var entries = Entries(command, long.MaxValue);
                var end = entries.Count == limit ? entries[^1].Position : long.MaxValue;
                var missed = Missed(connection, position, scope, end, entries.Count);
                return new LogPage(
                    entries, new TrimmedRange(missed, entries.Count > 0 ? entries[0].Position : null), Streams(connection, position, scope));
            }),
            cancellationToken);

    public ValueTask<IReadOnlyList<LogEntry>> BeforeAsync(
        long position, StreamScope scope, int limit, long maxBytes, CancellationToken cancellationToken) => scope.IsEmpty
        ? ValueTask.FromResult<IReadOnlyList<LogEntry>>([])
        : ReadAsync<IReadOnlyList<LogEntry>>(
            connection =>
            {
                var sql = ScopeSql.Select(scope, LogRow.Columns, "position < $0", "position DESC");
                var command = connection.Statement(sql, ScopeSql.Parameters(scope));
                ScopeSql.Bind(command, scope, position, limit);
                return Entries(command, maxBytes);
            },
            cancellationToken);

    public ValueTask<long> PositionBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => ReadAsync(
        connection =>
        {
            var command = connection.Statement(s_newestBefore, 1);
            command.Parameters[0].Value = LogTime.ToMicroseconds(time);
            return Number(command);
        },
        cancellationToken);

    public ValueTask<TrimmedRange> TrimmedAfterAsync(long position, StreamScope scope, CancellationToken cancellationToken) => scope.IsEmpty
        ? ValueTask.FromResult(default(TrimmedRange))
        : ReadAsync(
            connection => connection.InSnapshot(() =>
            {
                var oldest = connection.Statement(ScopeSql.Select(scope, "position", Forward, "position"), ScopeSql.Parameters(scope));
                ScopeSql.Bind(oldest, scope, position, 1);
                var found = (long?)oldest.ExecuteScalar();
                return new TrimmedRange(Missed(connection, position, scope, long.MaxValue, 0), found);
            }),
            cancellationToken);

    public ValueTask<TrimmedStreams> TrimmedStreamsAsync(StreamScope scope, CancellationToken cancellationToken) =>
        scope.IsEmpty || !marks.MayMiss(scope, 0)
            ? ValueTask.FromResult(TrimmedStreams.None)
            : ReadAsync(connection => Streams(connection, 0, scope), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Whoever has asked is answered first: turns are given in order.
        for (var turn = 0; turn < options.MaxReaders; turn++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }

        _free.Dispose();
    }

    private async ValueTask<T> ReadAsync<T>(Func<ReadConnection, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        ReadConnection? connection = null;
        try
        {
            connection = _idle.TryPop(out var idle) ? idle : new ReadConnection(file.OpenForReading());
            var result = read(connection);
            _idle.Push(connection);
            connection = null;
            return result;
        }
        catch (SqliteException failure)
        {
            condition.ReadFailed(failure);
            throw;
        }
        finally
        {
            // Only where it failed: its transaction may still be open.
            connection?.Dispose();
            _free.Release();
        }
    }

    /// <summary>Reads rows until their JSON has so many bytes together.</summary>
    private static List<LogEntry> Entries(SqliteCommand command, long maxBytes)
    {
        using var reader = command.ExecuteReader();
        var entries = new List<LogEntry>();
        for (var bytes = 0L; bytes < maxBytes && reader.Read(); bytes += entries[^1].Json.Length)
        {
            entries.Add(LogRow.Read(reader));
        }

        return entries;
    }

    /// <summary>How many are gone between a position and an end, at the most. The snapshot must have been read from already.</summary>
    private long Missed(ReadConnection connection, long position, StreamScope scope, long end, long held)
    {
        if (!marks.MayMiss(scope, position))
        {
            return 0;
        }

        var command = connection.Statement(
            $"SELECT COALESCE(SUM(MIN(count, upto - $0)), 0), COALESCE(MIN(MAX(upto), $1), $0) FROM trimmed WHERE upto > $0 AND {ScopeSql.Condition(scope)}",
            ScopeSql.Parameters(scope));
        ScopeSql.Bind(command, scope, position, end);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Bounded(reader.GetInt64(0), reader.GetInt64(1)) : 0;

        // No more than there were places for, and up to its end the page's own entries take some of them.
        long Bounded(long gone, long upTo) => Math.Min(gone, upTo - position - (upTo == end ? held : 0));
    }

    private TrimmedStreams Streams(ReadConnection connection, long position, StreamScope scope)
    {
        if (!marks.MayMiss(scope, position))
        {
            return TrimmedStreams.None;
        }

        var command = connection.Statement(
            $"SELECT stream, upto, count FROM trimmed WHERE upto > $0 AND {ScopeSql.Condition(scope)}", ScopeSql.Parameters(scope));
        ScopeSql.Bind(command, scope, position, 0);
        using var reader = command.ExecuteReader();
        var streams = new Dictionary<string, (long UpTo, long Count)>(StringComparer.Ordinal);
        while (reader.Read())
        {
            streams.Add(reader.GetString(0), (reader.GetInt64(1), reader.GetInt64(2)));
        }

        return new TrimmedStreams(streams);
    }

    private static long Number(SqliteCommand command) => Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
}
