using Dashboard.Server.Connections;
using Dashboard.Server.Fanout;

namespace Dashboard.Server.Sse;

/// <summary>Shows a subscriber of the fan-out to whoever watches connections; the two do not know each other.</summary>
internal sealed class SubscriberProgress(Subscriber subscriber) : IConnectionProgress
{
    public long Position => subscriber.Position;

    public long EventsSent => subscriber.EventsSent;

    public long BytesSent => subscriber.BytesSent;

    public void Close() => subscriber.End(SubscriberEnd.Closed);
}
