using System.Net;
using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetNetworksTests
{
    private static readonly TargetNetworks s_publicOnly = new([]);

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("64:ff9b::101:101")]
    public void Public_addresses_are_allowed(string address) => Assert.Null(s_publicOnly.WhyRefused(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::10.1.2.3")]
    [InlineData("64:ff9b::a01:203")]
    [InlineData("2002:a01:203::1")]
    public void Addresses_inside_need_the_configuration(string address)
    {
        Assert.Contains("Diagnostics:Targets:AllowedNetworks", s_publicOnly.WhyRefused(IPAddress.Parse(address)), StringComparison.Ordinal);
        Assert.Null(new TargetNetworks([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]).WhyRefused(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("fe80::1%2")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("ff02::1")]
    [InlineData("255.255.255.255")]
    public void Some_addresses_are_never_allowed(string address) => Assert.Contains(
        "never diagnosed",
        new TargetNetworks([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]).WhyRefused(IPAddress.Parse(address)),
        StringComparison.Ordinal);

    [Fact]
    public void Only_the_network_that_is_named_is_allowed()
    {
        var office = new TargetNetworks([IPNetwork.Parse("10.1.0.0/16")]);

        Assert.Null(office.WhyRefused(IPAddress.Parse("10.1.2.3")));
        Assert.Null(office.WhyRefused(IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.Equal(
            "10.2.0.1 is a private address; the option Diagnostics:Targets:AllowedNetworks can allow it.",
            office.WhyRefused(IPAddress.Parse("10.2.0.1")));
        Assert.NotNull(office.WhyRefused(IPAddress.Loopback));
    }

    [Fact]
    public void What_the_configuration_names_is_not_asked() =>
        Assert.Null(TargetNetworks.Everything.WhyRefused(IPAddress.Parse("169.254.1.1")));
}
