using System.Net;
using Dashboard.Server.Access;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Access;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "203.0.113.9, 10.1.2.3", "203.0.113.9")]
    [InlineData("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3", "203.0.113.9")]
    [InlineData("127.0.0.1", "203.0.113.9:41234", "203.0.113.9")]
    [InlineData("127.0.0.1", "[2001:db8::9]:41234", "2001:db8::9")]
    [InlineData("127.0.0.1", "2001:db8::9", "2001:db8::9")]
    [InlineData("127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    [InlineData("127.0.0.1", "unknown", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9, _hidden", "127.0.0.1")]
    [InlineData("127.0.0.1", "10.1.2.3", "10.1.2.3")]
    [InlineData("203.0.113.9", "6.6.6.6", "203.0.113.9")]
    [InlineData("10.2.0.1", "6.6.6.6", "10.2.0.1")]
    public void The_sender_is_the_last_that_somebody_trusted_names(string peer, string forwardedFor, string sender) =>
        Assert.Equal(
            IPAddress.Parse(sender),
            Trusting("127.0.0.1", "10.1.0.0/16").SenderOf(IPAddress.Parse(peer), forwardedFor));

    [Fact]
    public void A_chain_without_end_is_not_followed_to_its_end()
    {
        var chain = string.Join(',', Enumerable.Repeat("127.0.0.1", 10_000).Prepend("203.0.113.9"));

        Assert.Equal(IPAddress.Loopback, Trusting().SenderOf(IPAddress.Loopback, chain));
    }

    [Fact]
    public void Without_a_list_the_machine_itself_is_trusted()
    {
        var trusted = Trusting();

        Assert.True(trusted.Contains(IPAddress.Loopback));
        Assert.True(trusted.Contains(IPAddress.IPv6Loopback));
        Assert.False(trusted.Contains(IPAddress.Parse("10.0.0.1")));
    }

    [Fact]
    public void A_list_replaces_the_machine_itself()
    {
        Assert.False(Trusting("10.1.2.3").Contains(IPAddress.Loopback));
        Assert.False(Trusting("none").Contains(IPAddress.Loopback));
    }

    private static TrustedProxies Trusting(params string[] proxies)
    {
        var options = new AccessOptions();
        foreach (var proxy in proxies)
        {
            options.TrustedProxies.Add(proxy);
        }

        return new TrustedProxies(Options.Create(options));
    }
}
