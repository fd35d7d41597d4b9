using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Connections;

/// <summary>The connections as others see them. Made at most twice a second for all who look, and never while nobody does.</summary>
internal sealed class ConnectionList(ConnectionRegistry registry, IEventLog log, TimeProvider time) : IConnections
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private ConnectionsSnapshot? _current;

    public ConnectionsSnapshot Current
    {
        get
        {
            lock (_lock)
            {
                return _current is { } current && time.GetElapsedTime(current.TakenAt) < s_freshFor ? current : _current = Take();
            }
        }
    }

    public bool Close(string id)
    {
        if (!registry.TryFind(id, out var connection))
        {
            return false;
        }

        connection.Close();
        return true;
    }

    /// <summary>The newest connections that read a stream, or of one path; null does not matter.</summary>
    /// <returns>At most so many, and how many there are.</returns>
    public (IReadOnlyList<ConnectionSummary> Newest, int Total) Find(string? stream, bool? proxied, int limit)
    {
        var bounds = log.Bounds;
        Connection[] found =
        [
            .. registry.ToArray()
                .Where(one => stream is null || one.Scope.Contains(stream))
                .Where(one => proxied is null || proxied == one.Origin.Proxy is not null),
        ];
        return ([.. found.OrderByDescending(one => one.StartedAt).Take(limit).Select(one => Describe(one, bounds))], found.Length);
    }

    private ConnectionsSnapshot Take()
    {
        var (connections, direct, proxied) = registry.Read();
        var bounds = log.Bounds;
        ConnectionSummary[] described = [.. connections.OrderByDescending(one => one.StartedAt).Select(one => Describe(one, bounds))];
        return new ConnectionsSnapshot(
            time.GetTimestamp(), described, Sum(direct, described, proxied: false), Sum(proxied, described, proxied: true));
    }

    private static ConnectionTotals Sum(ConnectionTotals left, ConnectionSummary[] open, bool proxied)
    {
        var (events, bytes) = (left.Events, left.Bytes);
        foreach (var one in open.Where(one => one.Proxied == proxied))
        {
            events += one.Events;
            bytes += one.Bytes;
        }

        return new ConnectionTotals(left.Open, events, bytes);
    }

    private static ConnectionSummary Describe(Connection connection, LogBounds bounds)
    {
        var (origin, scope, progress) = (connection.Origin, connection.Scope, connection.Progress);
        var position = progress?.Position;
        return new ConnectionSummary
        {
            Id = connection.Id,
            Streams = scope.EveryPublic ? [StreamName.All, .. scope.Named] : [.. scope.Named],
            Asked = connection.Asked,
            Proxied = origin.Proxy is not null,
            Proxy = origin.Proxy,
            Address = origin.Sender.ToString(),
            Remote = new System.Net.IPEndPoint(origin.Peer, origin.PeerPort).ToString(),
            Claimed = origin.Claimed is { } claimed ? new ClaimedWay(claimed.For, claimed.Forwarded, claimed.Via) : null,
            Host = origin.Host,
            Http = origin.Protocol,
            Encrypted = origin.IsEncrypted,
            UserAgent = origin.UserAgent,
            ConnectedAt = connection.ConnectedAt,
            Position = position is { } at ? bounds.IdAt(at).ToString() : null,

            // What was appended after the bounds were noted may have been sent already.
            Lag = position is { } here ? Math.Max(0, bounds.Last - here) : 0,
            Events = progress?.EventsSent ?? 0,
            Bytes = progress?.BytesSent ?? 0,
        };
    }
}
