namespace Dashboard.Server.EventLog;

/// <summary>Removes notifications, and keys, in steps between which publishers take their turn.</summary>
internal sealed partial class LogTrimmer(WriteTurn turn, StreamCatalog catalog, LogEdges edges)
{
    /// <summary>Removes notifications of a stream until nothing is left to do.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="step">Removes the next rows, and says how many.</param>
    /// <param name="stop">Ends it between two steps.</param>
    /// <returns>Null where it came to the end; otherwise why it did not: what is due now is still due at the next try.</returns>
    public Task<AppendRefusal?> RemoveAsync(string stream, Func<long> step, CancellationToken stop) => RepeatAsync(
        step,
        removed =>
        {
            catalog.Trimmed(stream, removed);
            edges.Metrics.Trimmed(removed);
        },
        cause => Log.Failed(edges.Logger, stream, cause),
        stop);

    /// <summary>Forgets keys until nothing is left to do.</summary>
    /// <param name="step">Removes the next keys, and says how many.</param>
    /// <param name="stop">Ends it between two steps.</param>
    /// <returns>As for notifications.</returns>
    public Task<AppendRefusal?> ForgetAsync(Func<long> step, CancellationToken stop) =>
        RepeatAsync(step, _ => { }, cause => Log.NotForgotten(edges.Logger, cause), stop);

    private async Task<AppendRefusal?> RepeatAsync(Func<long> step, Action<long> done, Action<Exception> failed, CancellationToken stop)
    {
        var removed = 1L;
        while (!stop.IsCancellationRequested)
        {
            if (turn.Write(() => removed = step()) is { } failure)
            {
                // Where nothing was tried, the reason has been told.
                if (failure.Cause is not null)
                {
                    failed(failure.Cause);
                }

                return failure.Refusal;
            }

            if (removed == 0)
            {
                return null;
            }

            done(removed);

            // Publishers that have waited for the turn take it now.
            do
            {
                await Task.Yield();
            }
            while (turn.IsWaitedFor);
        }

        return AppendRefusal.Closing;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Notifications of stream {Stream} could not be removed; it is tried again.")]
        public static partial void Failed(ILogger logger, string stream, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Idempotency keys whose time is over could not be removed; it is tried again.")]
        public static partial void NotForgotten(ILogger logger, Exception failure);
    }
}
