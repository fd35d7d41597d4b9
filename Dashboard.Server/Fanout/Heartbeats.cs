using Dashboard.Client.Contracts;

namespace Dashboard.Server.Fanout;

/// <summary>When a subscriber is due for a heartbeat, and what it says.</summary>
internal sealed class Heartbeats(FrameWindow window, FanoutOptions options, TimeProvider time, string epoch)
{
    private readonly long _every = (long)(options.HeartbeatEvery.TotalSeconds * time.TimestampFrequency);

    /// <summary>Writes a heartbeat if one is due. The first one tells a reader that it has caught up.</summary>
    public bool Write(Subscriber subscriber, long now)
    {
        var due = subscriber.HeartbeatDueAt;
        if (due == 0 ? subscriber.Position < window.Head : now < due)
        {
            return false;
        }

        // From when it was due, not from now: being up to a tick late each time must not add up. Whoever is late by more
        // than one of them gets one, not two at once.
        subscriber.HeartbeatDueAt = due > 0 && due + _every > now ? due + _every : now + _every;
        Write(subscriber, catchingUp: false);
        return true;
    }

    /// <summary>When somebody who begins to catch up is due for one.</summary>
    public long NextAt() => time.GetTimestamp() + _every;

    /// <summary>
    /// Writes a heartbeat if one is due to somebody who still catches up: hundreds of thousands of events may be looked
    /// through before one concerns it, and a stream that is silent for so long counts as dead, on both ends and between.
    /// </summary>
    /// <param name="subscriber">The subscriber; the caller is who writes to it.</param>
    /// <param name="dueAt">When one is due.</param>
    /// <returns>When the next one is due.</returns>
    public long WriteWhileBehind(Subscriber subscriber, long dueAt)
    {
        if (time.GetTimestamp() < dueAt)
        {
            return dueAt;
        }

        Write(subscriber, catchingUp: true);
        return NextAt();
    }

    private void Write(Subscriber subscriber, bool catchingUp)
    {
        var last = subscriber.LastSent is { } position ? new EventId(epoch, position).ToString() : null;
        var heartbeat = new Heartbeat(time.GetUtcNow(), last, catchingUp ? true : null);
        subscriber.Write(EventStreamText.Event(EventTypes.Heartbeat, heartbeat, ContractsJson.Wire.Heartbeat));
    }
}
