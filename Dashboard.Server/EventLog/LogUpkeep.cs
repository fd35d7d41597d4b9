using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Brings the write-ahead log into the database again and again, beside the writer, so that it stays small; and tries
/// whether a log that could not be written can be written again.
/// </summary>
internal sealed partial class LogUpkeep : IAsyncDisposable
{
    private readonly WriteTurn _turn;
    private readonly LogCondition _condition;
    private readonly SqliteLogFile _file;
    private readonly LogEdges _edges;
    private readonly PeriodicWork _work;
    private SqliteConnection? _connection;
    private bool _heldBack;

    public LogUpkeep(WriteTurn turn, LogCondition condition, SqliteLogFile file, LogEdges edges)
    {
        (_turn, _condition, _file, _edges) = (turn, condition, file, edges);
        _work = new PeriodicWork(edges.Options.UpkeepEvery, edges, RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _work.DisposeAsync();
        _connection?.Dispose();
    }

    private Task RunAsync(CancellationToken stop)
    {
        if (!_condition.Broken.IsCompleted)
        {
            TryWritingAgain();
            TryCheckpoint();
        }

        return Task.CompletedTask;
    }

    /// <summary>Whoever asks for readiness sends nothing while there is none, so no publish would ever show that it is back.</summary>
    private void TryWritingAgain()
    {
        // Where a few bytes would fit, a batch would not, and the log would be ready and not ready by turns.
        var roomless = _condition.Refusal is AppendRefusal.DiskFull && _file.FreeBytes < 2L * _edges.Options.MaxBatchBytes;
        if (_condition.Refusal is not null && !roomless)
        {
            _turn.TryOut();
        }
    }

    private void TryCheckpoint()
    {
        try
        {
            _connection ??= _file.OpenForCheckpoints();
            _connection.Run("PRAGMA wal_checkpoint(PASSIVE)");
            if (_file.WalSize > _edges.Options.WalLimit / 2)
            {
                // Little is left to do, and while nobody writes, the next write begins the file anew.
                _turn.Alone(() => _connection.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"));
            }

            WarnIfHeldBack();
        }
        catch (SqliteException failure) when (WriteFailure.Of(failure, committing: false) is { Breaks: true } broken)
        {
            _condition.WriteFailed(broken);
        }
        catch (SqliteException)
        {
            // A full disk or a foreign lock: publishes show it, and the next turn tries again.
        }
    }

    private void WarnIfHeldBack()
    {
        var heldBack = _file.WalSize > _edges.Options.WalLimit;
        if (heldBack && !_heldBack)
        {
            Log.HeldBack(_edges.Logger, _file.Path, _file.WalSize / (1024 * 1024));
        }

        _heldBack = heldBack;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path}-wal has grown to {Size} MiB, because somebody holds a transaction open in that file. End the program that reads it; publishing goes on.")]
        public static partial void HeldBack(ILogger logger, string path, long size);
    }
}
