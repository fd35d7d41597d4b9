using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The one connection that writes. SQLite has one writer: appending, retention and checkpoints take turns in here instead
/// of failing on each other.
/// </summary>
internal sealed class WriteTurn : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly LogCondition _condition;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _touch;
    private int _waiting;

    public WriteTurn(SqliteConnection connection, LogCondition condition)
    {
        (_connection, _condition) = (connection, condition);
        _begin = connection.Command("BEGIN IMMEDIATE");
        _commit = connection.Command("COMMIT");
        _rollback = connection.Command("ROLLBACK");
        _touch = connection.Command("UPDATE log SET epoch = epoch");
    }

    /// <summary>Whether somebody waits for the turn. The lock is not fair: who is in no hurry should let the others go first.</summary>
    public bool IsWaitedFor => Volatile.Read(ref _waiting) > 0;

    /// <summary>Writes in one transaction. Null means that it is on disk; otherwise nothing of it is, or nobody can know.</summary>
    public WriteFailure? Write(Action write)
    {
        Interlocked.Increment(ref _waiting);
        lock (_lock)
        {
            Interlocked.Decrement(ref _waiting);
            return _condition.Broken.IsCompleted ? new WriteFailure(AppendRefusal.Broken, null) : TryWrite(write);
        }
    }

    /// <summary>Finds out whether the file can be written, by writing it as it is.</summary>
    public void TryOut() => Write(() => _touch.ExecuteNonQuery());

    /// <summary>Does something while nobody writes.</summary>
    public T Alone<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _touch.Dispose();
        if (_condition.Broken.IsCompleted && _connection.Handle is { } open)
        {
            // The last connection that closes checkpoints, and so would ask the failed disk for an fsync again. Every other
            // one is closed before this one.
            raw.sqlite3_db_config(open, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        }

        _connection.Dispose();
    }

    private WriteFailure? TryWrite(Action write)
    {
        var committing = false;
        try
        {
            RollBack();
            _begin.ExecuteNonQuery();
            write();
            committing = true;
            _commit.ExecuteNonQuery();
            _condition.Written();
            return null;
        }
        catch (Exception cause)
        {
            // Whatever it is, nothing of it is acknowledged, and who waits is told so; the next one may well succeed,
            // once there is room on the disk again.
            return Failed(WriteFailure.Of(cause, committing));
        }
    }

    private WriteFailure Failed(WriteFailure failure)
    {
        _condition.WriteFailed(failure);
        if (failure.Breaks)
        {
            return failure;
        }

        try
        {
            RollBack();
        }
        catch (SqliteException)
        {
            // It is tried again before the next write; the failure that led here is the one to tell.
        }

        return failure;
    }

    /// <summary>Where a failed statement or commit has not rolled back by itself.</summary>
    private void RollBack()
    {
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _rollback.ExecuteNonQuery();
        }
    }
}
