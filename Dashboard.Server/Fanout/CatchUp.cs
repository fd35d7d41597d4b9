using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Brings a subscriber that is behind the window back to it, in pages from the log. It is busy meanwhile, so its pump
/// leaves it alone and delays nobody for it.
/// </summary>
internal sealed partial class CatchUp(
    IEventLog log, FrameWindow window, FanoutOptions options, PumpEdges edges)
{
    public async Task RunAsync(Subscriber subscriber)
    {
        edges.Metrics.CatchesUp();
        var heartbeatAt = edges.Heartbeats.NextAt();
        try
        {
            while (subscriber.Ending is null && await TakePageAsync(subscriber))
            {
                heartbeatAt = edges.Heartbeats.WriteWhileBehind(subscriber, heartbeatAt);
                await subscriber.FlushAsync();

                // Pages that are in the disk's cache never wait for anything; requests need this thread as well.
                await Task.Yield();
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, the stream must end rather than stand still: its client comes back by its last id.
            Log.Failed(edges.Logger, failure);
            subscriber.End(SubscriberEnd.Failed);
        }

        subscriber.IsCatchingUp = false;
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

        var scope = subscriber.Scope;
        var page = await log.ReadAfterAsync(subscriber.Position, scope, options.MaxTake, CancellationToken.None);
        TellWhatIsMissing(subscriber, page);
        var entries = page.Entries;
        var sentBefore = subscriber.EventsSent;
        foreach (var entry in entries.Where(subscriber.Wants))
        {
            subscriber.Write(new Frame(entry, log.Bounds.Epoch));
            if (subscriber.Waiting >= options.MaxTakeBytes)
            {
                await subscriber.FlushAsync();
            }
        }

        edges.Metrics.DeliveredFromLog((int)(subscriber.EventsSent - sentBefore));

        // A page that is not full has seen all of this scope up to the head that was noted before it was read.
        var reached = entries.Count > 0 ? entries[^1].Position : subscriber.Position;
        subscriber.Position = entries.Count < options.MaxTake ? Math.Max(reached, head) : reached;
        subscriber.KnownTrimmed = page.Streams.Beyond(subscriber.Position);
        return true;
    }

    /// <summary>Retention may pass a subscriber that is far behind: then its stream says so where the hole is.</summary>
    private void TellWhatIsMissing(Subscriber subscriber, LogPage page)
    {
        var missed = page.Streams.LostSince(subscriber.KnownTrimmed, subscriber.Position);
        if (missed == 0)
        {
            return;
        }

        var bounds = log.Bounds;
        var gap = new Gap(
            bounds.IdAt(subscriber.LastSent ?? subscriber.Position).ToString(),
            page.Trimmed.Oldest is { } oldest ? bounds.IdAt(oldest).ToString() : null,
            missed);
        subscriber.Write(EventStreamText.Event(EventTypes.Gap, gap, ContractsJson.Wire.Gap));
        edges.Metrics.Missed(missed);
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "A subscriber could not catch up from the log; its stream ends.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
