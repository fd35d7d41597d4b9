using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Removes what is due from the log, a few rows at a time, and remembers that it was there. Each call needs a transaction.</summary>
internal sealed class LogRetention : IDisposable
{
    /// <summary>How far the time of retention gets before it is kept: rarely, because keeping it is a write.</summary>
    private static readonly TimeSpan s_saveEvery = TimeSpan.FromHours(1);

    private readonly EventLogOptions _options;
    private readonly TrimMarks _marks;
    private readonly RetentionClock _clock;
    private readonly KeyMemory _keys;
    private readonly SqliteCommand _due;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _remember;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand _saveTime;
    private DateTimeOffset _now;
    private DateTimeOffset _saved = DateTimeOffset.MinValue;

    public LogRetention(SqliteConnection connection, TrimMarks marks, EventLogOptions options, TimeProvider time)
    {
        (_marks, _options) = (marks, options);
        _clock = new RetentionClock(time, ReadTime(connection) ?? time.GetUtcNow());
        _keys = new KeyMemory(connection);
        _due = connection.Command(
            "SELECT position, published_at, LENGTH(json) FROM events WHERE stream = $stream ORDER BY position LIMIT $step",
            "$stream",
            "$step");
        _delete = connection.Command("DELETE FROM events WHERE stream = $stream AND position <= $upto", "$stream", "$upto");
        _remember = connection.Command(
            """
            INSERT INTO trimmed (stream, upto, count) VALUES ($stream, $upto, $count)
            ON CONFLICT (stream) DO UPDATE SET upto = $upto, count = count + $count
            """,
            "$stream",
            "$upto",
            "$count");
        _forget = connection.Command("DELETE FROM calendar WHERE upto < (SELECT MIN(position) FROM events)");
        _saveTime = connection.Command("UPDATE log SET retention_time = $time", "$time");
    }

    /// <summary>Whether the time of retention has got so far that it should be kept.</summary>
    public bool IsTimeToSave => _clock.Reached - _saved >= s_saveEvery;

    /// <summary>Takes the time by which the next steps tell what is old.</summary>
    public void LookAtClock() => _now = _clock.Now();

    /// <summary>Removes the next rows of a stream; the answer is how many. With 0 nothing is due.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="held">How many rows it has.</param>
    /// <param name="settings">What is set for it; null where nothing is.</param>
    public long Step(string stream, long held, StreamSettings? settings)
    {
        var (age, count) = _options.RetentionOf(stream, settings);
        var surplus = Math.Clamp(held - count, 0, _options.RetentionStep);
        var oldest = Before(age);
        var upTo = ReadUpTo(stream, (_, time) => surplus-- > 0 || time < oldest);
        if (upTo > 0)
        {
            _keys.Remember(stream, upTo, Before(_options.RememberKeysFor));
        }

        return Remove(stream, upTo);
    }

    /// <summary>Forgets the next keys whose time is over; the answer is how many.</summary>
    public long ForgetKeys() => _keys.ForgetOld(Before(_options.RememberKeysFor), _options.RetentionStep);

    /// <summary>Forgets the next keys of a stream up to a position; the answer is how many. With 0 they are all gone.</summary>
    public long ForgetKeysOf(string stream, long upTo) => _keys.ForgetDeleted(stream, upTo, _options.RetentionStep);

    /// <summary>Removes the next rows of a stream up to a position, and forgets their keys; the answer is how many. With 0 they are all gone.</summary>
    public long RemoveNext(string stream, long upTo) => Remove(stream, ReadUpTo(stream, (position, _) => position <= upTo));

    /// <summary>Keeps the time of retention, and leaves out of the calendar what is not in the log any more.</summary>
    public void Save()
    {
        _saveTime.Parameters[0].Value = LogTime.ToMicroseconds(_clock.Reached);
        _saveTime.ExecuteNonQuery();
        _forget.ExecuteNonQuery();
        _saved = _clock.Reached;
    }

    public void Dispose()
    {
        _keys.Dispose();
        _due.Dispose();
        _delete.Dispose();
        _remember.Dispose();
        _forget.Dispose();
        _saveTime.Dispose();
    }

    private long Before(TimeSpan age) => _now - DateTimeOffset.UnixEpoch > age ? LogTime.ToMicroseconds(_now - age) : 0;

    /// <summary>The last of the rows that are due from the oldest on: one with a wrong time takes no younger ones along.</summary>
    private long ReadUpTo(string stream, Func<long, long, bool> isDue)
    {
        var (upTo, bytes) = (0L, 0L);
        _due.Parameters[0].Value = stream;
        _due.Parameters[1].Value = _options.RetentionStep;
        using var reader = _due.ExecuteReader();
        while (bytes < _options.RetentionStepBytes && reader.Read() && isDue(reader.GetInt64(0), reader.GetInt64(1)))
        {
            upTo = reader.GetInt64(0);

            // The head of the row says how long it is: the JSON itself is not read.
            bytes += reader.GetInt64(2);
        }

        return upTo;
    }

    /// <summary>
    /// How far the time of retention had got: as it was kept, or else the time of the newest entry, which the log has
    /// certainly lived to see.
    /// </summary>
    private static DateTimeOffset? ReadTime(SqliteConnection connection) => connection.Scalar(
        "SELECT COALESCE(retention_time, (SELECT published_at FROM events ORDER BY position DESC LIMIT 1)) FROM log") is long time
        ? LogTime.FromMicroseconds(time)
        : null;

    private int Remove(string stream, long upTo)
    {
        if (upTo == 0)
        {
            return 0;
        }

        _delete.Parameters[0].Value = stream;
        _delete.Parameters[1].Value = upTo;
        var removed = _delete.ExecuteNonQuery();
        _remember.Parameters[0].Value = stream;
        _remember.Parameters[1].Value = upTo;
        _remember.Parameters[2].Value = removed;
        _remember.ExecuteNonQuery();
        _marks.Raise(stream, upTo);
        return removed;
    }
}
