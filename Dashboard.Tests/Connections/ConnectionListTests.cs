using System.Net;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionListTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task What_was_sent_to_those_that_left_stays_in_the_sum_of_their_path()
    {
        await using var log = TestLog.Open();
        await log.AppendAsync("ops", "one");
        var (registry, limits) = (TestConnections.Registry(_time), new ConnectionLimits(10, 10));
        var list = new ConnectionList(registry, log.Log, _time);
        Connection[] all = [Via(null), Via("nginx"), Via("nginx")];
        foreach (var (index, one) in all.Index())
        {
            registry.TryAdd(one, limits);
            one.Begin(new FixedProgress(0, index + 1, 100 * (index + 1)));
        }

        registry.Remove(all[2]);

        var snapshot = list.Current;
        Assert.Equal(new Client.Contracts.ConnectionTotals(1, 1, 100), snapshot.Direct);
        Assert.Equal(new Client.Contracts.ConnectionTotals(1, 5, 500), snapshot.Proxied);
        Assert.Equal([1L, 1L], snapshot.Connections.Select(one => one.Lag));
    }

    [Fact]
    public async Task All_who_look_within_half_a_second_see_the_same()
    {
        await using var log = TestLog.Open();
        var registry = TestConnections.Registry(_time);
        var list = new ConnectionList(registry, log.Log, _time);
        var first = list.Current;
        registry.TryAdd(Via(null), new ConnectionLimits(10, 10));

        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Same(first, list.Current);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(list.Current.Connections);
    }

    private Connection Via(string? proxy) => TestConnections.Of(
        new ConnectionOrigin { Peer = IPAddress.Loopback, Sender = IPAddress.Loopback, Proxy = proxy }, _time, "ops");

    private sealed class FixedProgress(long position, long events, long bytes) : IConnectionProgress
    {
        public long Position => position;

        public long EventsSent => events;

        public long BytesSent => bytes;

        public void Close()
        {
        }
    }
}
