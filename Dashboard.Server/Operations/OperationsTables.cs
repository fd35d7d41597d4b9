using System.Globalization;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.Operations;

/// <summary>
/// What follows from the operations up to a position of the log. Applying the same operations again, from any position
/// that was applied before, comes to the same.
/// </summary>
internal sealed class OperationsTables : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _epoch;

    public OperationsTables(SqliteConnection connection, string epoch)
    {
        _connection = connection;
        _epoch = epoch;
        Applied = Convert.ToInt64(connection.Scalar("SELECT applied FROM state"), CultureInfo.InvariantCulture);
    }

    /// <summary>Every operation up to this position is in here; in the file it may be an earlier one, with no operation in between.</summary>
    public long Applied { get; private set; }

    public OperationRow? FindAcknowledgement(OperationTarget target) => FindRow(
        """
        SELECT by, at, until FROM acknowledged
        WHERE stream = $0 AND key = $1 AND position BETWEEN $2 AND $3 ORDER BY position LIMIT 1
        """,
        target.Stream,
        target.Key,
        target.Position,
        target.IsCondition ? long.MaxValue : target.Position);

    public OperationRow? FindSnooze(OperationTarget target) => FindRow(
        "SELECT by, at, until FROM snoozed WHERE stream = $0 AND key = $1 AND position = $2",
        target.Stream,
        target.Key,
        target.WithoutEnd.Position);

    public OperationRow? FindMute(string query, DateTimeOffset now) => FindRow(
        "SELECT by, at, until FROM mutes WHERE query = $0 AND until > $1 ORDER BY seq LIMIT 1", query, LogTime.ToMicroseconds(now));

    public OperationRow? FindMute(long seq) => FindRow("SELECT by, at, until FROM mutes WHERE seq = $0", seq);

    public long CountMutes(DateTimeOffset now)
    {
        using var command = Statement("SELECT COUNT(*) FROM mutes WHERE until > $0", null, LogTime.ToMicroseconds(now));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Applies what follows, in one transaction that also says how far it reaches.</summary>
    public void Apply(IEnumerable<(LogEntry Entry, Operation Operation)> operations, long upTo, DateTimeOffset now, int kept)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var (entry, operation) in operations)
        {
            Apply(entry, operation, transaction);
        }

        Forget(transaction, now, kept);
        Run("UPDATE state SET applied = $0", transaction, upTo);
        transaction.Commit();
        Applied = upTo;
    }

    /// <summary>There was no operation up to this position; the file need not know.</summary>
    public void Skip(long upTo) => Applied = upTo;

    public OperationsSnapshot Read(DateTimeOffset now, int kept)
    {
        var acknowledged = Rows(
            "SELECT stream, key, position, by, at, until, note FROM acknowledged ORDER BY seq",
            row => new Acknowledgement(IdAt(row.GetInt64(2)), KeyOf(row), row.GetString(3), TimeOf(row, 4), NoteOf(row)));
        var snoozed = Rows(
            "SELECT stream, key, position, by, at, until, note FROM snoozed WHERE until > $0 ORDER BY seq",
            row => new Snooze(
                KeyOf(row) is null ? IdAt(row.GetInt64(2)) : null, KeyOf(row), TimeOf(row, 5), row.GetString(3), TimeOf(row, 4), NoteOf(row)),
            LogTime.ToMicroseconds(now - Snooze.FlaggedFor));
        var mutes = Rows(
            "SELECT seq, query, until, by, at, NULL, note FROM mutes WHERE until > $0 ORDER BY seq",
            row => new Mute(IdAt(row.GetInt64(0)), row.GetString(1), TimeOf(row, 2), row.GetString(3), TimeOf(row, 4), NoteOf(row)),
            LogTime.ToMicroseconds(now));
        return new OperationsSnapshot(IdAt(Applied), kept, acknowledged, snoozed, mutes);
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>Removes what does not count any more, and the oldest of what is too many.</summary>
    private void Forget(SqliteTransaction transaction, DateTimeOffset now, int kept)
    {
        Run("DELETE FROM mutes WHERE until <= $0", transaction, LogTime.ToMicroseconds(now));
        Run("DELETE FROM snoozed WHERE until <= $0", transaction, LogTime.ToMicroseconds(now - Snooze.FlaggedFor));
        Run("DELETE FROM snoozed WHERE seq <= (SELECT seq FROM snoozed ORDER BY seq DESC LIMIT 1 OFFSET $0)", transaction, kept);
        Run("DELETE FROM acknowledged WHERE seq <= (SELECT seq FROM acknowledged ORDER BY seq DESC LIMIT 1 OFFSET $0)", transaction, kept);
    }

    private void Apply(LogEntry entry, Operation operation, SqliteTransaction transaction)
    {
        foreach (var target in OperationTarget.AllOf(operation, _epoch))
        {
            Apply(entry, operation, target, transaction);
        }

        if (operation is { Action: OperationAction.Mute, Query: { } query, Until: { } until })
        {
            Run(
                "INSERT OR REPLACE INTO mutes (seq, query, until, by, at, note) VALUES ($0, $1, $2, $3, $4, $5)",
                transaction,
                entry.Position,
                query,
                LogTime.ToMicroseconds(until),
                operation.By,
                LogTime.ToMicroseconds(entry.PublishedAt),
                operation.Note);
        }
        else if (operation.Action == OperationAction.Unmute && operation.MuteId is { } id)
        {
            Run("DELETE FROM mutes WHERE seq = $0", transaction, OperationTarget.Of(id).Position);
        }
    }

    private void Apply(LogEntry entry, Operation operation, OperationTarget target, SqliteTransaction transaction)
    {
        switch (operation.Action)
        {
            case OperationAction.Acknowledge:
                Put("acknowledged", target, entry, operation, transaction);
                break;
            case OperationAction.Unacknowledge:
                Run(
                    "DELETE FROM acknowledged WHERE stream = $0 AND key = $1 AND ($1 <> '' OR position = $2)",
                    transaction,
                    target.Stream,
                    target.Key,
                    target.Position);
                break;
            case OperationAction.Snooze when operation.Until is not null:
                Put("snoozed", target.WithoutEnd, entry, operation, transaction);
                break;
            case OperationAction.Unsnooze:
                Run(
                    "DELETE FROM snoozed WHERE stream = $0 AND key = $1 AND position = $2",
                    transaction,
                    target.Stream,
                    target.Key,
                    target.WithoutEnd.Position);
                break;
            default:
                break;
        }
    }

    private void Put(string table, OperationTarget target, LogEntry entry, Operation operation, SqliteTransaction transaction) => Run(
        $"INSERT OR REPLACE INTO {table} (stream, key, position, seq, by, at, until, note) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
        transaction,
        target.Stream,
        target.Key,
        target.Position,
        entry.Position,
        operation.By,
        LogTime.ToMicroseconds(entry.PublishedAt),
        operation.Until is { } until ? LogTime.ToMicroseconds(until) : null,
        operation.Note);

    private string IdAt(long position) => new Client.Contracts.EventId(_epoch, position).ToString();

    private static StreamKey? KeyOf(SqliteDataReader row) =>
        row.GetString(1).Length > 0 ? new StreamKey(row.GetString(0), row.GetString(1)) : null;

    private static DateTimeOffset TimeOf(SqliteDataReader row, int column) => LogTime.FromMicroseconds(row.GetInt64(column));

    private static string? NoteOf(SqliteDataReader row) => row.IsDBNull(6) ? null : row.GetString(6);

    private OperationRow? FindRow(string sql, params object?[] values)
    {
        using var command = Statement(sql, null, values);
        using var row = command.ExecuteReader();
        return row.Read() ? new OperationRow(row.GetString(0), TimeOf(row, 1), row.IsDBNull(2) ? null : TimeOf(row, 2)) : null;
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> make, params object?[] values)
    {
        using var command = Statement(sql, null, values);
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
        {
            rows.Add(make(row));
        }

        return rows;
    }

    private void Run(string sql, SqliteTransaction transaction, params object?[] values)
    {
        using var command = Statement(sql, transaction, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Statement(string sql, SqliteTransaction? transaction, params object?[] values)
    {
        var command = _connection.Command(sql);
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
