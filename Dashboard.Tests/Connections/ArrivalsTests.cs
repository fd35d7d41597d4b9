using System.Net;
using Dashboard.Server.Access;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Connections;

public sealed class ArrivalsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly Arrivals _arrivals = new(new TrustedProxies(Options.Create(new AccessOptions())), new FakeTimeProvider(s_now));

    [Fact]
    public void One_that_comes_directly_is_where_its_socket_is()
    {
        var connection = Arrive("203.0.113.9", ("User-Agent", "curl/8.5.0"));

        Assert.Equal(s_now, connection.ConnectedAt);
        Assert.Equal("/sse/ops", connection.Asked);
        Assert.Equal("203.0.113.9:41234", $"{connection.Origin.Peer}:{connection.Origin.PeerPort}");
        Assert.Equal(connection.Origin.Peer, connection.Origin.Sender);
        Assert.True(connection.Origin.IsLimited);
        Assert.Null(connection.Origin.Proxy);
        Assert.Null(connection.Origin.Claimed);
        Assert.Equal(("dashboard.example", "HTTP/1.1", "curl/8.5.0"), (connection.Origin.Host, connection.Origin.Protocol, connection.Origin.UserAgent));
        Assert.False(connection.Origin.IsEncrypted);
    }

    [Theory]
    [InlineData("HTTP/2.0 nginx", "nginx")]
    [InlineData("1.1 cache.example:80 (Varnish), HTTP/1.1 nginx", "nginx")]
    [InlineData(", 1.1 nginx,", "nginx")]
    [InlineData("nginx", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    public void One_that_comes_through_a_trusted_proxy_is_the_proxys_word(string via, string proxy)
    {
        var origin = Arrive("127.0.0.1", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("Via", via)).Origin;

        Assert.Equal(proxy, origin.Proxy);
        Assert.Equal((IPAddress.Loopback, IPAddress.Parse("203.0.113.9")), (origin.Peer, origin.Sender));
        Assert.True(origin.IsLimited);
        Assert.True(origin.IsEncrypted);
        Assert.Equal(new ForwardedHeaders("203.0.113.9", null, via.Length > 0 ? via : null), origin.Claimed);
    }

    [Fact]
    public void What_a_stranger_says_of_its_way_is_a_claim()
    {
        var origin = Arrive("203.0.113.9", ("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Proto", "https"), ("Forwarded", "for=7.7.7.7"), ("Via", "1.1 nginx")).Origin;

        Assert.Null(origin.Proxy);
        Assert.Equal(IPAddress.Parse("203.0.113.9"), origin.Sender);
        Assert.False(origin.IsEncrypted);
        Assert.Equal(new ForwardedHeaders("6.6.6.6", "for=7.7.7.7", "1.1 nginx"), origin.Claimed);
    }

    [Fact]
    public void An_IPv4_address_on_an_IPv6_socket_is_the_same_address()
    {
        var origin = Arrive("::ffff:127.0.0.1", ("X-Forwarded-For", "203.0.113.9")).Origin;

        Assert.Equal(("127.0.0.1", "203.0.113.9"), (origin.Peer.ToString(), origin.Sender.ToString()));
    }

    [Fact]
    public void Texts_are_shortened_and_hold_no_control_characters()
    {
        var origin = Arrive("203.0.113.9", ("User-Agent", "evil\u001b[31m\tred\u009b" + new string('x', 1_000))).Origin;

        Assert.Equal(254, origin.UserAgent!.Length);
        Assert.StartsWith("evil[31mredxxx", origin.UserAgent, StringComparison.Ordinal);
        Assert.EndsWith("x…", origin.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_many_have_in_common_is_held_once()
    {
        var one = Arrive("203.0.113.9", ("User-Agent", "curl/8.5.0"));

        // Ever new names make it start afresh, and take nobody's away.
        var others = Enumerable.Range(0, 3_000).Select(number => Arrive("203.0.113.9", ("User-Agent", $"agent {number}"))).ToArray();

        Assert.Equal("agent 1234", others[1234].Origin.UserAgent);
        Assert.Equal("curl/8.5.0", one.Origin.UserAgent);
        var (first, second) = (Arrive("203.0.113.9", ("User-Agent", "curl/8.5.0")), Arrive("203.0.113.9", ("User-Agent", "curl/8.5.0")));
        Assert.Same(first.Origin.UserAgent, second.Origin.UserAgent);
        Assert.Same(first.Asked, second.Asked);
    }

    [Fact]
    public void One_that_is_closed_before_it_begins_ends_as_it_begins()
    {
        var connection = Arrive("203.0.113.9");
        var progress = new Progress();

        connection.Close();
        Assert.False(progress.Closed);
        connection.Begin(progress);

        Assert.True(progress.Closed);
    }

    private Connection Arrive(string peer, params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Connection.RemotePort = 41234;
        context.Request.Protocol = "HTTP/1.1";
        context.Request.Host = new HostString("dashboard.example");
        foreach (var (name, value) in headers)
        {
            context.Request.Headers[name] = value;
        }

        return _arrivals.Describe(new StreamScope(["ops"]), string.Concat("/sse/", "ops"), context);
    }

    private sealed class Progress : IConnectionProgress
    {
        public bool Closed { get; private set; }

        public long Position => 0;

        public long EventsSent => 0;

        public long BytesSent => 0;

        public void Close() => Closed = true;
    }
}
