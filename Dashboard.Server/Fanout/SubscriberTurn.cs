namespace Dashboard.Server.Fanout;

/// <summary>
/// What happens when it is a subscriber's turn: all that waits for it is written and flushed, without waiting for any of
/// it. One thread at a time.
/// </summary>
internal sealed class SubscriberTurn(FrameWindow window, CatchUp catchUp, FanoutOptions options, PumpEdges edges)
{
    /// <summary>While the server stops, there is no time for more.</summary>
    private const int TicksToCutAtStop = 2;

    private readonly int _ticksToCut = (int)Math.Ceiling(options.WriteTimeout / options.Tick);
    private long _delivered;

    /// <summary>Notifications written so far; read by any thread.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Takes the turn of a subscriber that is not busy and goes on.</summary>
    public void Take(Subscriber subscriber, bool stopping)
    {
        if (WriteFrames(subscriber) | (!subscriber.Busy && edges.Heartbeats.Write(subscriber, edges.Time.GetTimestamp())))
        {
            subscriber.Flush();
        }

        if (stopping && !subscriber.IsCatchingUp && subscriber.Position >= window.Head)
        {
            // It has all that was acknowledged before the end; it goes once that has left.
            subscriber.End(SubscriberEnd.ServerStops);
        }
    }

    /// <summary>
    /// The web server alone would wait for a reader that stands still for as long as the data would need at 240 bytes a
    /// second, which is hours. When the server stops, there is no time to wait, nor to read the log to its end: clients go
    /// on from their last id.
    /// </summary>
    /// <param name="subscriber">The subscriber, busy or not.</param>
    /// <param name="tick">The number of the tick that it is looked after at.</param>
    /// <param name="stopping">Whether the server stops.</param>
    public void CutIfStanding(Subscriber subscriber, int tick, bool stopping)
    {
        if (stopping && subscriber.IsCatchingUp)
        {
            subscriber.End(SubscriberEnd.ServerStops);
        }

        if (subscriber.HasStoodStill(tick, stopping ? TicksToCutAtStop : _ticksToCut) && subscriber.Cut())
        {
            edges.Metrics.Cut();
        }
    }

    /// <summary>Writes what waits in the window; whoever is behind it goes to catch up.</summary>
    private bool WriteFrames(Subscriber subscriber)
    {
        var head = window.Head;
        var taken = 0;
        var position = subscriber.Position;
        while (position < head && taken < options.MaxTake && subscriber.Waiting < options.MaxTakeBytes)
        {
            if (window.At(position + 1) is not { } frame)
            {
                break;
            }

            position++;
            if (subscriber.Wants(frame))
            {
                subscriber.Write(frame);
                taken++;
            }
        }

        subscriber.Position = position;
        Volatile.Write(ref _delivered, _delivered + taken);
        if (taken == 0 && position < head)
        {
            SendToCatchUp(subscriber);
        }
        else if (position < head)
        {
            // The others get their turn first.
            subscriber.ComeAgain();
        }

        return taken > 0;
    }

    /// <summary>On its own, so that only whoever is behind pays for the closure.</summary>
    private void SendToCatchUp(Subscriber subscriber)
    {
        subscriber.Busy = true;
        subscriber.IsCatchingUp = true;
        _ = Task.Run(() => catchUp.RunAsync(subscriber));
    }
}
