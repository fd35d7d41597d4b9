using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Connections as a test says.</summary>
internal sealed class FakeConnections : IConnections
{
    public ConnectionsSnapshot Current { get; private set; } = new(0, [], new ConnectionTotals(0, 0, 0), new ConnectionTotals(0, 0, 0));

    /// <summary>The ids that were closed.</summary>
    public List<string> Closed { get; } = [];

    public static ConnectionSummary Direct(string id, string stream = "ops") => new()
    {
        Id = id,
        Streams = [stream],
        Asked = $"/sse/{stream}?severity=warning",
        Proxied = false,
        Address = "203.0.113.9",
        Remote = "203.0.113.9:41234",
        Host = "dashboard.example",
        Http = "HTTP/1.1",
        Encrypted = false,
        UserAgent = "curl/8.5.0",
        ConnectedAt = new DateTimeOffset(2026, 11, 22, 11, 48, 0, TimeSpan.Zero),
        Position = "a-12",
        Lag = 0,
        Events = 1_234,
        Bytes = 56_789,
    };

    public static ConnectionSummary Proxied(string id, string stream = "ops") => Direct(id, stream) with
    {
        Proxied = true,
        Proxy = "nginx",
        Address = "198.51.100.7",
        Remote = "127.0.0.1:50000",
        Claimed = new ClaimedWay("198.51.100.7", null, "HTTP/2.0 nginx"),
        Encrypted = true,
        UserAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    };

    /// <summary>The next snapshot.</summary>
    public void Show(TimeProvider time, params ConnectionSummary[] connections) => Current = new ConnectionsSnapshot(
        time.GetTimestamp(), connections, Totals(connections, proxied: false), Totals(connections, proxied: true));

    public bool Close(string id)
    {
        Closed.Add(id);
        return Current.Connections.Any(one => one.Id == id);
    }

    private static ConnectionTotals Totals(ConnectionSummary[] connections, bool proxied)
    {
        ConnectionSummary[] ofPath = [.. connections.Where(one => one.Proxied == proxied)];
        return new ConnectionTotals(ofPath.Length, ofPath.Sum(one => one.Events), ofPath.Sum(one => one.Bytes));
    }
}
