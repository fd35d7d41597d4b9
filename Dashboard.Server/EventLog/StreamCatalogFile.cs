using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Reads which streams there are when the log is opened.</summary>
internal static class StreamCatalogFile
{
    /// <summary>
    /// The bytes of so many of the oldest and of the newest notifications stand for all: adding up a million takes seconds,
    /// and counting them is done by the index alone.
    /// </summary>
    private const int Sample = 16;

    public static StreamCatalog Load(SqliteConnection connection)
    {
        var streams = new Dictionary<string, LogStream>(StringComparer.Ordinal);
        foreach (var stream in ReadHeld(connection))
        {
            streams[stream.Name] = stream;
        }

        Weigh(connection, streams);
        foreach (var (name, settings) in ReadSettings(connection))
        {
            streams[name] = (streams.GetValueOrDefault(name) ?? new LogStream { Name = name }) with { Settings = settings };
        }

        foreach (var (name, upTo) in ReadDeletions(connection))
        {
            streams[name] = (streams.GetValueOrDefault(name) ?? new LogStream { Name = name }) with { DeletedUpTo = upTo };
        }

        return new StreamCatalog(streams.Values);
    }

    private static List<LogStream> ReadHeld(SqliteConnection connection)
    {
        using var command = connection.Command("""
            SELECT totals.stream, totals.count, totals.last, events.published_at
            FROM (SELECT stream, COUNT(*) AS count, MAX(position) AS last FROM events GROUP BY stream) AS totals
            JOIN events ON events.position = totals.last
            """);
        using var reader = command.ExecuteReader();
        var held = new List<LogStream>();
        while (reader.Read())
        {
            held.Add(new LogStream
            {
                Name = reader.GetString(0),
                Notifications = reader.GetInt64(1),
                Last = reader.GetInt64(2),
                LastAt = LogTime.FromMicroseconds(reader.GetInt64(3)),
            });
        }

        return held;
    }

    private static void Weigh(SqliteConnection connection, Dictionary<string, LogStream> streams)
    {
        using var average = connection.Command(
            """
            SELECT AVG(bytes) FROM (
                SELECT * FROM (SELECT LENGTH(json) AS bytes FROM events WHERE stream = $stream ORDER BY position LIMIT $sample)
                UNION ALL
                SELECT * FROM (SELECT LENGTH(json) FROM events WHERE stream = $stream ORDER BY position DESC LIMIT $sample))
            """,
            "$stream",
            "$sample");
        average.Parameters[1].Value = Sample;
        try
        {
            foreach (var stream in streams.Values.ToArray())
            {
                average.Parameters[0].Value = stream.Name;
                streams[stream.Name] = stream with { Bytes = (long)((double)average.ExecuteScalar()! * stream.Notifications) };
            }
        }
        catch (SqliteException)
        {
            // A damaged page: the size of a stream is no reason to refuse the log, and whoever looks for damage says so.
        }
    }

    private static List<(string Name, StreamSettings Settings)> ReadSettings(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT stream, created_at, description, retain_seconds, retain_count FROM streams");
        using var reader = command.ExecuteReader();
        var all = new List<(string, StreamSettings)>();
        while (reader.Read())
        {
            all.Add((reader.GetString(0), new StreamSettings(
                LogTime.FromMicroseconds(reader.GetInt64(1)),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : TimeSpan.FromSeconds(reader.GetInt64(3)),
                reader.IsDBNull(4) ? null : reader.GetInt64(4))));
        }

        return all;
    }

    private static List<(string Name, long UpTo)> ReadDeletions(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT stream, upto FROM deletions");
        using var reader = command.ExecuteReader();
        var all = new List<(string, long)>();
        while (reader.Read())
        {
            all.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return all;
    }
}
