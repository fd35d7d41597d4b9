using System.Text.Json;
using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Appends drafts with statements that are prepared once. Each call needs a transaction.</summary>
internal sealed class SqliteLogWriter : IDisposable
{
    private readonly EventLogOptions _options;
    private readonly TimeProvider _time;
    private readonly StreamCatalog _catalog;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _byKey;
    private readonly SqliteCommand _takeKey;
    private readonly SqliteCommand _intoCalendar;

    public SqliteLogWriter(SqliteConnection connection, EventLogOptions options, TimeProvider time, StreamCatalog catalog)
    {
        (_options, _time, _catalog) = (options, time, catalog);
        _insert = connection.Command(
            """
            INSERT INTO events (position, stream, severity, published_at, idempotency_key, json)
            VALUES ($position, $stream, $severity, $published_at, $key, $json)
            """,
            "$position",
            "$stream",
            "$severity",
            "$published_at",
            "$key",
            "$json");
        _byKey = connection.Command(
            $"""
            SELECT {LogRow.Columns} FROM events WHERE stream = $stream AND idempotency_key = $key
            UNION ALL
            SELECT position, stream, 0, published_at, x'' FROM keys WHERE stream = $stream AND idempotency_key = $key
            LIMIT 1
            """,
            "$stream",
            "$key");
        _takeKey = connection.Command("UPDATE events SET idempotency_key = NULL WHERE position = $position", "$position");
        _intoCalendar = connection.Command(
            """
            INSERT INTO calendar SELECT $upto, MIN(published_at) FROM events
            WHERE position > $upto - $row AND position <= $upto
            """,
            "$upto",
            "$row");
    }

    /// <summary>Appends drafts after the last position, up to <see cref="EventLogOptions.MaxBatchBytes"/>; at least one.</summary>
    /// <param name="batch">The drafts, and those before them that have been appended already.</param>
    /// <param name="from">Where the drafts begin.</param>
    /// <param name="bounds">Where the log stands.</param>
    /// <param name="results">
    /// Takes for each draft that was appended its entry, and whether it is new; a retry gets the entry of the first attempt,
    /// of which only position, stream and time are known where retention has removed it.
    /// </param>
    public void Append(IReadOnlyList<PendingAppend> batch, int from, LogBounds bounds, List<(LogEntry Entry, bool New)> results)
    {
        var (last, bytes) = (bounds.Last, 0L);
        var now = LogTime.FromMicroseconds(LogTime.ToMicroseconds(_time.GetUtcNow()));
        for (var place = from; place < batch.Count && bytes < _options.MaxBatchBytes; place++)
        {
            var draft = batch[place].Draft;
            if (FindRetried(draft) is { } first)
            {
                results.Add((first, false));
                continue;
            }

            var id = bounds.IdAt(++last);
            var json = JsonSerializer.SerializeToUtf8Bytes(draft.At(id, now), ContractsJson.Wire.Notification);
            var entry = new LogEntry(last, draft.Stream, draft.Severity, now, json);
            Insert(entry, draft.IdempotencyKey, json);
            results.Add((entry, true));
            bytes += json.Length;
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _byKey.Dispose();
        _takeKey.Dispose();
        _intoCalendar.Dispose();
    }

    private void Insert(LogEntry entry, string? idempotencyKey, byte[] json)
    {
        _insert.Parameters[0].Value = entry.Position;
        _insert.Parameters[1].Value = entry.Stream;
        _insert.Parameters[2].Value = (int)entry.Severity;
        _insert.Parameters[3].Value = LogTime.ToMicroseconds(entry.PublishedAt);
        _insert.Parameters[4].Value = (object?)idempotencyKey ?? DBNull.Value;
        _insert.Parameters[5].Value = json;
        _insert.ExecuteNonQuery();
        if (entry.Position % SqliteSchema.CalendarRow == 0)
        {
            _intoCalendar.Parameters[0].Value = entry.Position;
            _intoCalendar.Parameters[1].Value = SqliteSchema.CalendarRow;
            _intoCalendar.ExecuteNonQuery();
        }
    }

    private LogEntry? FindRetried(NotificationDraft draft)
    {
        if (draft.IdempotencyKey is null)
        {
            return null;
        }

        var found = FindByKey(draft.Stream, draft.IdempotencyKey);
        if (found is null || !IsDeleted(found))
        {
            return found;
        }

        // What is published after a deletion is kept, so it must not get the id of what only waits to be removed. A key
        // without its notification has no row here; the new one's is found before it.
        _takeKey.Parameters[0].Value = found.Position;
        _takeKey.ExecuteNonQuery();
        return null;
    }

    private LogEntry? FindByKey(string stream, string key)
    {
        _byKey.Parameters[0].Value = stream;
        _byKey.Parameters[1].Value = key;
        using var reader = _byKey.ExecuteReader();
        return reader.Read() ? LogRow.Read(reader) : null;
    }

    private bool IsDeleted(LogEntry entry) => entry.Position <= _catalog.Find(entry.Stream)?.DeletedUpTo;
}
