using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Server.Diagnostics;

/// <summary>
/// Matches the arrivals of the same events on two paths by their ids. Differences come from the stamps of socket reads
/// on one monotonic clock; only the way from publish to the first arrival needs the wall clock, because publishers have
/// no other.
/// </summary>
internal sealed class LatencyLedger(int capacity, TimeProvider time)
{
    /// <summary>A request needs some time to reach the server; what is published meanwhile was never meant to arrive.</summary>
    private static readonly TimeSpan s_requestGrace = TimeSpan.FromSeconds(1);

    /// <summary>With fewer events than this a p95 says nothing.</summary>
    private const int FewestForNoise = 5;

    private readonly LinkedList<Matched> _newestFirst = new();
    private readonly Dictionary<string, Matched> _byId = new(StringComparer.Ordinal);
    private long _sequence;

    public LaneArrivals Direct { get; } = new();

    public LaneArrivals Proxied { get; } = new();

    /// <summary>A second direct connection: what it differs by from the first is noise.</summary>
    public LaneArrivals Control { get; } = new();

    /// <summary>The p95 of the distance between the two direct connections, in milliseconds; null with too few events on both.</summary>
    public double? NoiseMs()
    {
        var distances = PathStatistics.Of(_byId.Keys.Select(Distance).OfType<double>());
        return distances.Count >= FewestForNoise ? distances.P95Ms : null;
    }

    /// <summary>Notes that an event has arrived on one of the lanes.</summary>
    public void Arrived(LaneArrivals lane, FeedEvent arrival, Notification notification)
    {
        if (!_byId.ContainsKey(notification.Id))
        {
            Open(notification, arrival.ReadAt);
        }

        lane.Add(notification.Id, arrival.Read, arrival.ReadAt);
    }

    /// <summary>The samples as they stand, newest first.</summary>
    /// <param name="proxied">The proxied connection, which decides what can be called held back; null where there is none.</param>
    public IReadOnlyList<PathSample> Samples(FeedSnapshot? proxied)
    {
        var now = time.GetTimestamp();
        return [.. _newestFirst.Select(one => Sample(one, proxied, now))];
    }

    private void Open(Notification notification, long readAt)
    {
        // What has passed since the publish by the wall clock, less what has passed since the read by the monotonic one.
        var latency = time.GetUtcNow() - notification.PublishedAt - time.GetElapsedTime(readAt);
        var matched = new Matched(++_sequence, notification, readAt, latency);
        _byId.Add(notification.Id, matched);
        _newestFirst.AddFirst(matched);
        if (_newestFirst.Count > capacity)
        {
            var oldest = _newestFirst.Last!.Value.Notification.Id;
            _newestFirst.RemoveLast();
            _byId.Remove(oldest);
            Direct.Remove(oldest);
            Proxied.Remove(oldest);
            Control.Remove(oldest);
        }
    }

    private double? Distance(string id) => Direct.Find(id) is var (_, first) && Control.Find(id) is var (_, second)
        ? Math.Abs(time.GetElapsedTime(first, second).TotalMilliseconds)
        : null;

    private PathSample Sample(Matched one, FeedSnapshot? proxied, long now) => new(
        one.Sequence,
        one.Notification.Id,
        one.Notification.Stream,
        one.Notification.Title,
        one.Notification.PublishedAt,
        Arrival(Direct, one),
        Arrival(Proxied, one),
        HeldSince(one.Notification.Id, proxied) is { } since ? time.GetElapsedTime(since, now).TotalMilliseconds : null);

    private PathArrival? Arrival(LaneArrivals lane, Matched one) => lane.Find(one.Notification.Id) is var (read, readAt)
        ? new PathArrival(
            (one.FirstLatency + time.GetElapsedTime(one.FirstReadAt, readAt)).TotalMilliseconds, read, lane.EventsIn(read))
        : null;

    /// <summary>Since when an event could have been on the proxied connection and is not; null where it is, or could not be.</summary>
    private long? HeldSince(string id, FeedSnapshot? proxied)
    {
        if (proxied is not { UnderWay: true } || Proxied.Find(id) is not null || Direct.Find(id) is not var (_, directAt))
        {
            return null;
        }

        var wasUnderWay = time.GetElapsedTime(proxied.RequestedAt, directAt) >= s_requestGrace;
        var isResumed = proxied.LastEventId.Length > 0 && time.GetElapsedTime(directAt, proxied.RequestedAt) >= TimeSpan.Zero;
        return wasUnderWay || isResumed ? Math.Max(directAt, proxied.RequestedAt) : null;
    }

    private sealed record Matched(long Sequence, Notification Notification, long FirstReadAt, TimeSpan FirstLatency);
}
