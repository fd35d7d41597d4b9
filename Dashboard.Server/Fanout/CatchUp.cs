using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Brings a subscriber that is behind the window back to it, in pages from the log. It is busy meanwhile, so its pump
/// leaves it alone and delays nobody for it.
/// </summary>
internal sealed partial class CatchUp(
    IEventLog log, FrameWindow window, FanoutOptions options, TimeProvider time, ILogger<CatchUp> logger)
{
    public async Task RunAsync(Subscriber subscriber)
    {
        try
        {
            while (subscriber.Ending is null && await TakePageAsync(subscriber))
            {
                await subscriber.FlushAsync(time.GetTimestamp());
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, the stream must end rather than stand still: its client comes back by its last id.
            Log.Failed(logger, failure);
            subscriber.End(SubscriberEnd.Failed);
        }

        subscriber.Free();
    }

    /// <summary>Writes the next page; false once the window has what follows.</summary>
    private async ValueTask<bool> TakePageAsync(Subscriber subscriber)
    {
        var head = window.Head;
        if (subscriber.Position >= head || window.At(subscriber.Position + 1) is not null)
        {
            return false;
        }

        var page = await log.ReadAfterAsync(subscriber.Position, subscriber.Start.Scope, options.MaxTake, CancellationToken.None);
        var entries = page.Entries;
        foreach (var entry in entries.Where(subscriber.Wants))
        {
            subscriber.Write(new Frame(entry, log.Bounds.Epoch));
            if (subscriber.Waiting >= options.MaxTakeBytes)
            {
                await subscriber.FlushAsync(time.GetTimestamp());
            }
        }

        // A page that is not full has seen all of this scope up to the head that was noted before it was read.
        var reached = entries.Count > 0 ? entries[^1].Position : subscriber.Position;
        subscriber.Position = entries.Count < options.MaxTake ? Math.Max(reached, head) : reached;
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A subscriber could not catch up from the log; its stream ends.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
