namespace Dashboard.Server.EventLog;

/// <summary>Looks again and again for what is due, and removes it in steps between which publishers take their turn.</summary>
internal sealed partial class RetentionLoop : IAsyncDisposable
{
    private readonly WriteTurn _turn;
    private readonly LogRetention _retention;
    private readonly StreamCatalog _catalog;
    private readonly LogEdges _edges;
    private readonly PeriodicWork _work;

    public RetentionLoop(WriteTurn turn, LogRetention retention, StreamCatalog catalog, LogEdges edges)
    {
        (_turn, _retention, _catalog, _edges) = (turn, retention, catalog, edges);
        _work = new PeriodicWork(edges.Options.RetentionEvery, edges.Time, RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _work.DisposeAsync();
        _retention.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        _retention.LookAtClock();
        foreach (var stream in _catalog.Names)
        {
            await TrimAsync(stream, stop);
        }

        if (_retention.IsTimeToSave)
        {
            // Where it fails, the next tick tries again; only a restart would begin a little earlier.
            _turn.Write(_retention.Save);
        }
    }

    private async Task TrimAsync(string stream, CancellationToken stop)
    {
        var removed = 1L;
        while (removed > 0 && !stop.IsCancellationRequested)
        {
            var held = _catalog.Held(stream);
            if (_turn.Write(() => removed = _retention.Step(stream, held)) is { } failure)
            {
                // What is due now is still due at the next tick. Where nothing was tried, the reason has been told.
                if (failure.Cause is not null)
                {
                    Log.Failed(_edges.Logger, stream, failure.Cause);
                }

                return;
            }

            _catalog.Trimmed(stream, removed);
            _edges.Metrics.Trimmed(removed);

            // Publishers that have waited for the turn take it now.
            do
            {
                await Task.Yield();
            }
            while (_turn.IsWaitedFor);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Retention of stream {Stream} failed; it is tried again.")]
        public static partial void Failed(ILogger logger, string stream, Exception? failure);
    }
}
