namespace Dashboard.Server.EventLog;

/// <summary>Looks again and again for what is due, and removes it.</summary>
internal sealed class RetentionLoop : IAsyncDisposable
{
    private readonly WriteTurn _turn;
    private readonly LogRetention _retention;
    private readonly LogTrimmer _trimmer;
    private readonly StreamCatalog _catalog;
    private readonly PeriodicWork _work;

    public RetentionLoop(WriteTurn turn, LogRetention retention, StreamCatalog catalog, LogEdges edges)
    {
        (_turn, _retention, _catalog) = (turn, retention, catalog);
        _trimmer = new LogTrimmer(turn, catalog, edges);
        _work = new PeriodicWork(edges.Options.RetentionEvery, edges, RunAsync);
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
            if (await _trimmer.RemoveAsync(stream, () => Step(stream), stop) is { } refusal && ConcernsAll(refusal))
            {
                return;
            }
        }

        await _trimmer.ForgetAsync(_retention.ForgetKeys, stop);
        if (_retention.IsTimeToSave)
        {
            // Where it fails, the next tick tries again; only a restart would begin a little earlier.
            _turn.Write(_retention.Save);
        }
    }

    /// <summary>
    /// Whether the other streams would fail as well, each after a wait of its own that publishers wait for. A damaged page,
    /// for example, is none of their concern.
    /// </summary>
    private static bool ConcernsAll(AppendRefusal refusal) => refusal is not AppendRefusal.NotWritable;

    /// <summary>What is being deleted goes in any case, and its count changes meanwhile.</summary>
    private long Step(string stream) => _catalog.Find(stream) is { DeletedUpTo: 0 } known
        ? _retention.Step(stream, known.Notifications, known.Settings)
        : 0;
}
