using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// A scope as SQL. Names travel as parameters, from <c>$2</c> on; <c>$0</c> and <c>$1</c> are the caller's. The text
/// depends only on how many names there are, so a prepared statement serves every scope of that form.
/// </summary>
internal static class ScopeSql
{
    private const int FirstName = 2;

    public static int Parameters(StreamScope scope) => FirstName + scope.Named.Count;

    /// <summary>What holds for the streams of a scope, in a table with a column <c>stream</c>.</summary>
    public static string Condition(StreamScope scope)
    {
        var named = $"stream IN ({string.Join(", ", scope.Named.Select((_, number) => $"${FirstName + number}"))})";
        return scope.EveryPublic ? $"(stream NOT GLOB '_*' OR {named})" : named;
    }

    /// <summary>
    /// Columns of the entries beyond a position, in its direction, up to a limit. Several named streams are read each by
    /// the index and merged: with <c>IN</c>, SQLite would sort all that follows for each page.
    /// </summary>
    /// <param name="scope">The streams; at least one.</param>
    /// <param name="columns">The columns, <c>position</c> among them.</param>
    /// <param name="place">Compares <c>position</c> with <c>$0</c>.</param>
    /// <param name="order">The order by <c>position</c>.</param>
    public static string Select(StreamScope scope, string columns, string place, string order)
    {
        var select = $"SELECT {columns} FROM events WHERE {place} AND ";
        var from = scope.EveryPublic
            ? select + Condition(scope)
            : string.Join(" UNION ALL ", scope.Named.Select((_, number) => $"{select}stream = ${FirstName + number}"));
        return $"{from} ORDER BY {order} LIMIT $1";
    }

    public static void Bind(SqliteCommand command, StreamScope scope, long first, long second)
    {
        command.Parameters[0].Value = first;
        command.Parameters[1].Value = second;
        var place = FirstName;
        foreach (var name in scope.Named)
        {
            command.Parameters[place++].Value = name;
        }
    }
}
