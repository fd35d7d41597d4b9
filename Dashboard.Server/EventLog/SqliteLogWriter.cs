using System.Text.Json;
using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Appends one batch of drafts in one transaction, with statements that are prepared once.</summary>
internal sealed class SqliteLogWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _byKey;

    public SqliteLogWriter(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _insert = connection.CreateCommand();
        _insert.CommandText = """
            INSERT INTO events (position, stream, severity, published_at, idempotency_key, json)
            VALUES ($position, $stream, $severity, $published_at, $key, $json)
            """;
        foreach (var name in (string[])["$position", "$stream", "$severity", "$published_at", "$key", "$json"])
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        _byKey = connection.CreateCommand();
        _byKey.CommandText = $"SELECT {LogRow.Columns} FROM events WHERE stream = $stream AND idempotency_key = $key";
        _byKey.Parameters.Add(new SqliteParameter { ParameterName = "$stream" });
        _byKey.Parameters.Add(new SqliteParameter { ParameterName = "$key" });
    }

    /// <summary>
    /// Appends the drafts after the last position. When this returns, they are on disk; when it throws, none is.
    /// </summary>
    /// <returns>For each draft its entry, and whether it is new; a retry gets the entry of the first attempt.</returns>
    public IReadOnlyList<(LogEntry Entry, bool New)> Append(IReadOnlyList<NotificationDraft> drafts, LogBounds bounds)
    {
        var results = new List<(LogEntry, bool)>(drafts.Count);
        var last = bounds.Last;
        using var transaction = _connection.BeginTransaction(deferred: false);
        _insert.Transaction = transaction;
        _byKey.Transaction = transaction;
        foreach (var draft in drafts)
        {
            if (FindRetried(draft) is { } first)
            {
                results.Add((first, false));
                continue;
            }

            var entry = Frozen(draft, bounds.IdAt(++last));
            Insert(entry, draft.IdempotencyKey);
            results.Add((entry, true));
        }

        transaction.Commit();
        return results;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _byKey.Dispose();
    }

    private LogEntry Frozen(NotificationDraft draft, EventId id)
    {
        var now = LogTime.FromMicroseconds(LogTime.ToMicroseconds(_time.GetUtcNow()));
        var json = JsonSerializer.SerializeToUtf8Bytes(draft.At(id, now), ContractsJson.Wire.Notification);
        return new LogEntry(id.Position, draft.Stream, draft.Severity, now, json);
    }

    private void Insert(LogEntry entry, string? idempotencyKey)
    {
        _insert.Parameters[0].Value = entry.Position;
        _insert.Parameters[1].Value = entry.Stream;
        _insert.Parameters[2].Value = (int)entry.Severity;
        _insert.Parameters[3].Value = LogTime.ToMicroseconds(entry.PublishedAt);
        _insert.Parameters[4].Value = (object?)idempotencyKey ?? DBNull.Value;
        _insert.Parameters[5].Value = entry.Json.ToArray();
        _insert.ExecuteNonQuery();
    }

    private LogEntry? FindRetried(NotificationDraft draft)
    {
        if (draft.IdempotencyKey is null)
        {
            return null;
        }

        _byKey.Parameters[0].Value = draft.Stream;
        _byKey.Parameters[1].Value = draft.IdempotencyKey;
        using var reader = _byKey.ExecuteReader();
        return reader.Read() ? LogRow.Read(reader) : null;
    }
}
