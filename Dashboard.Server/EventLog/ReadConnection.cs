using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>A connection that only reads, with the statements that were prepared on it. Used by one reader at a time.</summary>
internal sealed class ReadConnection(SqliteConnection connection) : IDisposable
{
    /// <summary>Prepared statements are kept for this many forms of scopes; rarer ones are prepared anew.</summary>
    private const int MaxStatements = 32;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    /// <summary>
    /// Runs some queries that see the same moment of the log. Where one fails, the connection must not be used again:
    /// its transaction may still be open.
    /// </summary>
    public T InSnapshot<T>(Func<T> read)
    {
        Statement("BEGIN", 0).ExecuteNonQuery();
        var result = read();
        Statement("COMMIT", 0).ExecuteNonQuery();
        return result;
    }

    /// <summary>A statement with the parameters <c>$0</c>, <c>$1</c> …, which the caller sets by their place.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Texts of this folder only; what people write travels in parameters.")]
    public SqliteCommand Statement(string sql, int parameters)
    {
        if (_statements.TryGetValue(sql, out var known))
        {
            return known;
        }

        if (_statements.Count >= MaxStatements)
        {
            Forget();
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 0; number < parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
        }

        return _statements[sql] = command;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }
}
