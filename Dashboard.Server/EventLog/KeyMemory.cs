using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Idempotency keys that outlive their notifications: retention puts them here for the rest of
/// <see cref="EventLogOptions.RememberKeysFor"/>. Each call needs a transaction.
/// </summary>
internal sealed class KeyMemory : IDisposable
{
    private readonly SqliteCommand _remember;
    private readonly SqliteCommand _forgetOld;
    private readonly SqliteCommand _forgetDeleted;

    public KeyMemory(SqliteConnection connection)
    {
        _remember = connection.Command(
            """
            INSERT OR REPLACE INTO keys SELECT stream, idempotency_key, position, published_at FROM events
            WHERE stream = $stream AND position <= $upto AND idempotency_key IS NOT NULL AND published_at >= $since
            """,
            "$stream",
            "$upto",
            "$since");
        _forgetOld = connection.Command(
            """
            DELETE FROM keys WHERE (stream, idempotency_key) IN
                (SELECT stream, idempotency_key FROM keys WHERE published_at < $before ORDER BY published_at LIMIT $step)
            """,
            "$before",
            "$step");
        _forgetDeleted = connection.Command(
            """
            DELETE FROM keys WHERE stream = $stream AND idempotency_key IN
                (SELECT idempotency_key FROM keys WHERE stream = $stream AND position <= $upto LIMIT $step)
            """,
            "$stream",
            "$upto",
            "$step");
    }

    /// <summary>Keeps the keys of a stream's rows up to a position, before these are removed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="upTo">The position.</param>
    /// <param name="since">The keys of what was published before this time are not kept, in the log's form of time.</param>
    public void Remember(string stream, long upTo, long since) => Run(_remember, stream, upTo, since);

    /// <summary>Forgets the next keys of what was published before a time; the answer is how many.</summary>
    public int ForgetOld(long before, int step) => Run(_forgetOld, before, step);

    /// <summary>Forgets the next keys of a stream up to a position; the answer is how many.</summary>
    public int ForgetDeleted(string stream, long upTo, int step) => Run(_forgetDeleted, stream, upTo, step);

    public void Dispose()
    {
        _remember.Dispose();
        _forgetOld.Dispose();
        _forgetDeleted.Dispose();
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        return command.ExecuteNonQuery();
    }
}
