using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.Search;

/// <summary>Adds to the index and removes from it, each time in one transaction that also says how far it reaches.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _addStream;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _addText;
    private readonly SqliteCommand _reach;

    public IndexWriter(SqliteConnection connection)
    {
        _connection = connection;
        UpTo = IndexFile.ReadUpTo(connection);
        _addStream = Prepare("INSERT INTO streams (name) VALUES ($stream) ON CONFLICT DO NOTHING", "$stream");
        _addEntry = Prepare(
            """
            INSERT INTO entries (position, stream, severity, slot)
            VALUES ($position, (SELECT id FROM streams WHERE name = $stream), $severity, $slot)
            """,
            "$position",
            "$stream",
            "$severity",
            "$slot");
        _addText = Prepare("INSERT INTO words (rowid, text) VALUES ($position, $text)", "$position", "$text");
        _reach = Prepare("UPDATE state SET upto = $upto", "$upto");
    }

    /// <summary>Everything up to this position is in the index.</summary>
    public long UpTo { get; private set; }

    /// <summary>Adds the entries that follow; up to the given position there are no others.</summary>
    public void Add(IReadOnlyList<LogEntry> entries, long upTo)
    {
        using var transaction = Begin();
        foreach (var entry in entries)
        {
            Run(_addStream, entry.Stream);
            Run(_addEntry, entry.Position, entry.Stream, (int)entry.Severity, HeatSlot.Of(entry.PublishedAt));
            Run(_addText, entry.Position, SearchText.Of(entry));
        }

        Run(_reach, upTo);
        transaction.Commit();
        UpTo = upTo;
    }

    public IReadOnlyList<string> ReadStreams()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name FROM streams";
        using var reader = command.ExecuteReader();
        var streams = new List<string>();
        while (reader.Read())
        {
            streams.Add(reader.GetString(0));
        }

        return streams;
    }

    /// <summary>Removes the next entries of a stream that are older than a position.</summary>
    /// <returns>How many; with 0 there are no more.</returns>
    public int Forget(string stream, long oldest, int limit)
    {
        const string Due = """
            SELECT position FROM entries
            WHERE stream = (SELECT id FROM streams WHERE name = $stream) AND position < $oldest
            ORDER BY position LIMIT $limit
            """;
        using var transaction = Begin();
        using var words = Prepare($"DELETE FROM words WHERE rowid IN ({Due})", "$stream", "$oldest", "$limit");
        using var entries = Prepare($"DELETE FROM entries WHERE position IN ({Due})", "$stream", "$oldest", "$limit");
        words.Transaction = transaction;
        entries.Transaction = transaction;
        Run(words, stream, oldest, limit);
        var removed = Run(entries, stream, oldest, limit);
        transaction.Commit();
        return removed;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_addStream, _addEntry, _addText, _reach])
        {
            command.Dispose();
        }
    }

    private SqliteTransaction Begin()
    {
        var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in (SqliteCommand[])[_addStream, _addEntry, _addText, _reach])
        {
            command.Transaction = transaction;
        }

        return transaction;
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class only; what people write travels in parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static int Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }
}
