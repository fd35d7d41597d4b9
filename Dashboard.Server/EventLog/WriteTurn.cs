using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Server.EventLog;

/// <summary>
/// The one connection that writes. SQLite has one writer: appending, retention and checkpoints take turns in here instead
/// of failing on each other.
/// </summary>
internal sealed class WriteTurn : IDisposable
{
    /// <summary>
    /// Milliseconds that a write waits for the file while the last one has found it held: long enough for a short write of
    /// somebody else. Publishers that queue behind each other would else wait for the whole timeout one after the other.
    /// </summary>
    private const int WaitWhileHeld = 100;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly LogCondition _condition;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _touch;
    private readonly int _timeout;
    private int _waiting;

    public WriteTurn(SqliteConnection connection, LogCondition condition)
    {
        (_connection, _condition) = (connection, condition);
        _begin = connection.Command("BEGIN IMMEDIATE");
        _commit = connection.Command("COMMIT");
        _rollback = connection.Command("ROLLBACK");
        _touch = connection.Command("UPDATE log SET epoch = epoch");
        _timeout = (int)(long)connection.Scalar("PRAGMA busy_timeout")!;
    }

    /// <summary>Whether somebody waits for the turn. The lock is not fair: who is in no hurry should let the others go first.</summary>
    public bool IsWaitedFor => Volatile.Read(ref _waiting) > 0;

    /// <summary>Writes in one transaction. Null means that it is on disk; otherwise nothing of it is, or nobody can know.</summary>
    public WriteFailure? Write(Action write) => Write(write, null);

    /// <summary>Finds out whether the file can be written, by writing it as it is. Publishers may wait behind it, so it waits for nobody.</summary>
    public void TryOut() => Write(() => _touch.ExecuteNonQuery(), 0);

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

    private WriteFailure? Write(Action write, int? wait)
    {
        Interlocked.Increment(ref _waiting);
        lock (_lock)
        {
            Interlocked.Decrement(ref _waiting);
            return _condition.Broken.IsCompleted
                ? new WriteFailure(AppendRefusal.Broken, null)
                : TryWrite(write, wait ?? (_condition.Refusal is AppendRefusal.Locked ? WaitWhileHeld : null));
        }
    }

    private WriteFailure? TryWrite(Action write, int? wait)
    {
        var committing = false;
        try
        {
            RollBack();
            Begin(wait);
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

    /// <summary>Begins a transaction, as soon as nobody else has one.</summary>
    /// <param name="wait">For how many milliseconds to wait for that; null for the whole timeout.</param>
    private void Begin(int? wait)
    {
        if (wait is not { } milliseconds)
        {
            _begin.ExecuteNonQuery();
            return;
        }

        // Not by the command: it tries again and again for whole seconds, whatever SQLite's own timeout is.
        raw.sqlite3_busy_timeout(_connection.Handle, milliseconds);
        try
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE"), _connection.Handle);
        }
        finally
        {
            raw.sqlite3_busy_timeout(_connection.Handle, _timeout);
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
