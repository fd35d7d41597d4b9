namespace Dashboard.Server.EventLog;

/// <summary>Removes notifications in steps between which publishers take their turn.</summary>
internal sealed partial class LogTrimmer(WriteTurn turn, StreamCatalog catalog, LogEdges edges)
{
    /// <summary>Takes steps until nothing is left to do.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="step">Removes the next rows, and says how many.</param>
    /// <param name="stop">Ends it between two steps.</param>
    /// <returns>Null where it came to the end; otherwise why it did not: what is due now is still due at the next try.</returns>
    public async Task<AppendRefusal?> RemoveAsync(string stream, Func<long> step, CancellationToken stop)
    {
        var removed = 1L;
        while (!stop.IsCancellationRequested)
        {
            if (turn.Write(() => removed = step()) is { } failure)
            {
                // Where nothing was tried, the reason has been told.
                if (failure.Cause is not null)
                {
                    Log.Failed(edges.Logger, stream, failure.Cause);
                }

                return failure.Refusal;
            }

            if (removed == 0)
            {
                return null;
            }

            catalog.Trimmed(stream, removed);
            edges.Metrics.Trimmed(removed);

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
        public static partial void Failed(ILogger logger, string stream, Exception? failure);
    }
}
