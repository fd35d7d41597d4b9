using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Reads from connections of its own, in short pieces, so that no reader holds up the writer.</summary>
internal sealed class SqliteLogReader(SqliteLogFile file)
{
    public IReadOnlyList<LogEntry> After(long position, StreamScope scope, int limit) =>
        Read("position > $position", "position", position, scope, limit);

    public IReadOnlyList<LogEntry> Before(long position, StreamScope scope, int limit) =>
        Read("position < $position", "position DESC", position, scope, limit);

    public long PositionBefore(DateTimeOffset time)
    {
        // Clocks order nothing: the place is that of the newest entry from before the time, not of the first after it.
        using var connection = file.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(position), 0) FROM events WHERE published_at < $time";
        command.Parameters.AddWithValue("$time", LogTime.ToMicroseconds(time));
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public TrimmedRange TrimmedAfter(long position, StreamScope scope)
    {
        using var connection = file.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COALESCE(SUM(count), 0) FROM trimmed WHERE upto > $position AND {Condition(command, scope)}";
        command.Parameters.AddWithValue("$position", position);
        var trimmed = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        var oldest = Read("position > $position", "position", position, scope, 1);

        // Both are too high at times: positions count other streams as well, and counts reach back before the position.
        var between = oldest.Count > 0 ? oldest[0].Position - position - 1 : long.MaxValue;
        return new TrimmedRange(Math.Min(trimmed, between), oldest.Count > 0 ? oldest[0].Position : null);
    }

    private List<LogEntry> Read(string place, string order, long position, StreamScope scope, int limit)
    {
        using var connection = file.OpenForReading();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {LogRow.Columns} FROM events WHERE {place} AND {Condition(command, scope)} ORDER BY {order} LIMIT $limit";
        command.Parameters.AddWithValue("$position", position);
        command.Parameters.AddWithValue("$limit", limit);
        using var reader = command.ExecuteReader();
        var entries = new List<LogEntry>();
        while (reader.Read())
        {
            entries.Add(LogRow.Read(reader));
        }

        return entries;
    }

    /// <summary>The scope as a condition; names travel as parameters.</summary>
    private static string Condition(SqliteCommand command, StreamScope scope)
    {
        var names = new List<string>();
        foreach (var name in scope.Named)
        {
            names.Add($"$stream{names.Count}");
            command.Parameters.AddWithValue(names[^1], name);
        }

        var named = $"stream IN ({string.Join(", ", names)})";
        return scope.EveryPublic ? $"(stream NOT GLOB '_*' OR {named})" : named;
    }
}
