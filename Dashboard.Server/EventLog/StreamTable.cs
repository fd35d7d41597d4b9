using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The tables of what is set for streams, and of those that are being deleted. They change when people change something,
/// so their statements are not kept. Each call needs the turn to write.
/// </summary>
internal sealed class StreamTable(SqliteConnection connection)
{
    /// <summary>When the oldest notification of a stream was published; null where none is held.</summary>
    public DateTimeOffset? ReadOldestTime(string stream)
    {
        using var command = connection.Command(
            "SELECT published_at FROM events WHERE stream = $stream ORDER BY position LIMIT 1", "$stream");
        command.Parameters[0].Value = stream;
        return command.ExecuteScalar() is long time ? LogTime.FromMicroseconds(time) : null;
    }

    /// <summary>Up to where retention has taken a stream of which it remembers keys; 0 where it remembers none.</summary>
    public long ReadEndOfKeys(string stream)
    {
        using var command = connection.Command(
            "SELECT upto FROM trimmed WHERE stream = $stream AND EXISTS (SELECT 1 FROM keys WHERE stream = $stream)", "$stream");
        command.Parameters[0].Value = stream;
        return command.ExecuteScalar() is long upTo ? upTo : 0;
    }

    public void Save(string stream, StreamSettings settings) => Run(
        """
        INSERT INTO streams (stream, created_at, description, retain_seconds, retain_count) VALUES ($0, $1, $2, $3, $4)
        ON CONFLICT (stream) DO UPDATE SET created_at = $1, description = $2, retain_seconds = $3, retain_count = $4
        """,
        stream,
        LogTime.ToMicroseconds(settings.CreatedAt),
        settings.Description,
        (long?)settings.RetainFor?.TotalSeconds,
        settings.RetainCount);

    public void Remove(string stream) => Run("DELETE FROM streams WHERE stream = $0", stream);

    /// <summary>From now on everything of a stream up to a position goes, also after a restart.</summary>
    public void BeginDeletion(string stream, long upTo) => Run(
        "INSERT INTO deletions (stream, upto) VALUES ($0, $1) ON CONFLICT (stream) DO UPDATE SET upto = $1", stream, upTo);

    /// <summary>All of it is gone; a deletion that has begun again meanwhile goes on.</summary>
    public void EndDeletion(string stream, long upTo) => Run("DELETE FROM deletions WHERE stream = $0 AND upto = $1", stream, upTo);

    private void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql);
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${place}"), values[place] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
