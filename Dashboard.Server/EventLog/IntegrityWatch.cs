using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Looks for damage again and again, because writing alone does not notice it.</summary>
internal sealed partial class IntegrityWatch : IAsyncDisposable
{
    /// <summary>A look that takes long waits this many times as long for the next: it never takes more than a twentieth of a processor.</summary>
    private const int Rest = 19;

    private readonly SqliteLogFile _file;
    private readonly LogCondition _condition;
    private readonly LogEdges _edges;
    private readonly PeriodicWork _work;
    private long _lookedAt;
    private TimeSpan _took;

    public IntegrityWatch(SqliteLogFile file, LogCondition condition, LogEdges edges)
    {
        (_file, _condition, _edges) = (file, condition, edges);
        if (!file.IsChecked)
        {
            Log.TooLarge(edges.Logger, file.Path);
        }

        _work = new PeriodicWork(edges.Options.IntegrityCheckEvery, edges, RunAsync);
    }

    public ValueTask DisposeAsync() => _work.DisposeAsync();

    private Task RunAsync(CancellationToken stop)
    {
        if (_file.IsChecked && _edges.Time.GetElapsedTime(_lookedAt) >= Rest * _took)
        {
            Look();
        }

        return Task.CompletedTask;
    }

    private void Look()
    {
        var started = _edges.Time.GetTimestamp();
        try
        {
            // A new connection: one that has been used answers from its cache.
            using var connection = _file.OpenForReading();
            if (SqliteLogFile.FindDamage(connection) is { } damage)
            {
                _condition.Damaged(damage);
            }
        }
        catch (SqliteException failure)
        {
            _condition.ReadFailed(failure);
        }

        _lookedAt = _edges.Time.GetTimestamp();
        _took = _edges.Time.GetElapsedTime(started, _lookedAt);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path} is larger than EventLog:IntegrityCheckUpTo, so nobody looks for damage in it.")]
        public static partial void TooLarge(ILogger logger, string path);
    }
}
