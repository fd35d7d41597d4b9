using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Removes what is due from the log, a few rows at a time, and remembers that it was there.</summary>
internal sealed class LogRetention(SqliteConnection connection, TrimMarks marks, EventLogOptions options, TimeProvider time)
{
    /// <summary>Removes the next rows of a stream; the answer is how many. With 0 nothing is due.</summary>
    public long Step(string stream, long held)
    {
        var keep = stream[0] == '_' ? options.RetainPerReservedStream : options.RetainPerStream;
        var surplus = Math.Clamp(held - keep, 0, options.RetentionStep);
        using var transaction = connection.BeginTransaction(deferred: false);
        using var due = connection.CreateCommand();
        due.Transaction = transaction;
        due.CommandText = "SELECT position, published_at FROM events WHERE stream = $stream ORDER BY position LIMIT $step";
        due.Parameters.AddWithValue("$stream", stream);
        due.Parameters.AddWithValue("$step", options.RetentionStep);
        var upTo = ReadUpTo(due, surplus);
        if (upTo == 0)
        {
            return 0;
        }

        var removed = Remove(transaction, stream, upTo);
        marks.Raise(stream, upTo);
        transaction.Commit();
        return removed;
    }

    /// <summary>The last of the rows that are due from the oldest on: one with a wrong time takes no younger ones along.</summary>
    private long ReadUpTo(SqliteCommand due, long surplus)
    {
        var oldest = LogTime.ToMicroseconds(Oldest());
        var upTo = 0L;
        using var reader = due.ExecuteReader();
        while (reader.Read() && (surplus-- > 0 || reader.GetInt64(1) < oldest))
        {
            upTo = reader.GetInt64(0);
        }

        return upTo;
    }

    private DateTimeOffset Oldest()
    {
        var now = time.GetUtcNow();
        return now - DateTimeOffset.UnixEpoch > options.RetainFor ? now - options.RetainFor : DateTimeOffset.UnixEpoch;
    }

    private int Remove(SqliteTransaction transaction, string stream, long upTo)
    {
        using var delete = connection.CreateCommand();
        delete.Transaction = transaction;
        delete.CommandText = "DELETE FROM events WHERE stream = $stream AND position <= $upto";
        delete.Parameters.AddWithValue("$stream", stream);
        delete.Parameters.AddWithValue("$upto", upTo);
        var removed = delete.ExecuteNonQuery();

        using var remember = connection.CreateCommand();
        remember.Transaction = transaction;
        remember.CommandText = """
            INSERT INTO trimmed (stream, upto, count) VALUES ($stream, $upto, $count)
            ON CONFLICT (stream) DO UPDATE SET upto = $upto, count = count + $count
            """;
        remember.Parameters.AddWithValue("$stream", stream);
        remember.Parameters.AddWithValue("$upto", upTo);
        remember.Parameters.AddWithValue("$count", removed);
        remember.ExecuteNonQuery();
        return removed;
    }
}
