namespace Dashboard.Server.EventLog;

/// <summary>Something that is done again and again until it is disposed of.</summary>
internal sealed class PeriodicWork : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="every">How often; a turn that takes longer delays the next one.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">What is done. It must deal with its own failures.</param>
    public PeriodicWork(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> work) =>
        _running = Task.Run(() => RunAsync(every, time, work, _stop.Token));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static async Task RunAsync(TimeSpan every, TimeProvider time, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await work(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The log closes.
        }
    }
}
