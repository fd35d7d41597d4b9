namespace Dashboard.Server.EventLog;

/// <summary>Something that is done again and again until it is disposed of.</summary>
internal sealed partial class PeriodicWork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="every">How often; a turn that takes longer delays the next one.</param>
    /// <param name="edges">The clock, and who is told of a turn that failed.</param>
    /// <param name="work">What is done. Where it fails, it is done again at its next turn.</param>
    public PeriodicWork(TimeSpan every, LogEdges edges, Func<CancellationToken, Task> work) =>
        _running = Task.Run(() => RunAsync(every, edges, work, _stop.Token));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static async Task RunAsync(TimeSpan every, LogEdges edges, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, edges.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await TryAsync(edges, work, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The log closes.
        }
    }

    private static async Task TryAsync(LogEdges edges, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        try
        {
            await work(stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // Each turn begins anew, so going on is safe; without it, retention or upkeep would end for good and in silence.
            Log.Failed(edges.Logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Work on the log failed; it is tried again at its next turn.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
