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

        // From when it was due, not from now: being up to a tick late each time must not add up.
        subscriber.HeartbeatDueAt = due == 0 ? now + _every : Math.Max(due + _every, now);
        var last = subscriber.LastSent is { } position ? new EventId(epoch, position).ToString() : null;
        subscriber.Write(EventStreamText.Event(EventTypes.Heartbeat, new Heartbeat(time.GetUtcNow(), last), ContractsJson.Wire.Heartbeat));
        return true;
    }
}
