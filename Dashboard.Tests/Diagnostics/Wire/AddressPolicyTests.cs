using System.Net;
using System.Net.NetworkInformation;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Tests.Diagnostics.Wire;

public sealed class AddressPolicyTests
{
    private static readonly Uri s_url = new("https://example.org/sse");

    [Theory]
    [InlineData("8.8.8.8", AddressClass.Public)]
    [InlineData("2606:4700::1111", AddressClass.Public)]
    [InlineData("172.32.0.1", AddressClass.Public)]
    [InlineData("127.0.0.1", AddressClass.ThisMachine)]
    [InlineData("127.8.8.8", AddressClass.ThisMachine)]
    [InlineData("::1", AddressClass.ThisMachine)]
    [InlineData("10.1.2.3", AddressClass.Private)]
    [InlineData("172.16.0.1", AddressClass.Private)]
    [InlineData("172.31.255.255", AddressClass.Private)]
    [InlineData("192.168.1.1", AddressClass.Private)]
    [InlineData("100.64.0.1", AddressClass.Private)]
    [InlineData("fd12:3456::1", AddressClass.Private)]
    [InlineData("fec0::1", AddressClass.Private)]
    [InlineData("169.254.1.1", AddressClass.LinkLocal)]
    [InlineData("169.254.169.254", AddressClass.LinkLocal)]
    [InlineData("fe80::1", AddressClass.LinkLocal)]
    [InlineData("fe80::1%3", AddressClass.LinkLocal)]
    [InlineData("fd00:ec2::254", AddressClass.LinkLocal)]
    [InlineData("100.100.100.200", AddressClass.LinkLocal)]
    [InlineData("168.63.129.16", AddressClass.LinkLocal)]
    [InlineData("224.0.0.251", AddressClass.Multicast)]
    [InlineData("ff02::1", AddressClass.Multicast)]
    [InlineData("0.0.0.0", AddressClass.Unspecified)]
    [InlineData("::", AddressClass.Unspecified)]
    [InlineData("0.1.2.3", AddressClass.Reserved)]
    [InlineData("255.255.255.255", AddressClass.Reserved)]
    [InlineData("192.0.2.1", AddressClass.Reserved)]
    [InlineData("2001:db8::1", AddressClass.Reserved)]
    [InlineData("100::1", AddressClass.Reserved)]
    public void An_address_has_the_class_of_its_registry(string address, object expected) =>
        Assert.Equal(expected, AddressClasses.Of(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:127.0.0.1", AddressClass.ThisMachine)]
    [InlineData("::ffff:169.254.169.254", AddressClass.LinkLocal)]
    [InlineData("::ffff:8.8.8.8", AddressClass.Public)]
    [InlineData("::10.0.0.1", AddressClass.Private)]
    [InlineData("64:ff9b::a00:1", AddressClass.Private)]
    [InlineData("64:ff9b::808:808", AddressClass.Public)]
    [InlineData("64:ff9b:1::808:808", AddressClass.Private)]
    [InlineData("2002:7f00:1::1", AddressClass.ThisMachine)]
    [InlineData("2002:a9fe:a9fe::1", AddressClass.LinkLocal)]
    [InlineData("2002:808:808::1", AddressClass.Public)]
    [InlineData("2001:0:1:2:3:4:f5ff:fffe", AddressClass.Private)]
    public void An_IPv4_address_inside_of_an_IPv6_one_decides(string address, object expected) =>
        Assert.Equal(expected, AddressClasses.Of(IPAddress.Parse(address)));

    [Fact]
    public void Every_address_of_an_own_interface_is_not_public() => Assert.All(
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses),
        one => Assert.NotEqual(AddressClass.Public, AddressClasses.Of(one.Address)));

    [Fact]
    public void Only_public_addresses_are_asked_where_nothing_else_is_said()
    {
        Assert.Null(AddressPolicy.PublicOnly.Refusal(s_url, IPAddress.Parse("8.8.8.8")));
        Assert.Equal(
            "10.0.0.1 is in a private network, which the configuration does not allow to be asked.",
            AddressPolicy.PublicOnly.Refusal(s_url, IPAddress.Parse("10.0.0.1")));
    }

    [Fact]
    public void What_is_allowed_is_asked_and_never_a_metadata_service()
    {
        var all = new AddressPolicy { AllowsThisMachine = true, AllowsPrivate = true };

        Assert.Null(all.Refusal(s_url, IPAddress.Parse("10.0.0.1")));
        Assert.Null(all.Refusal(s_url, IPAddress.Loopback));
        Assert.All(
            ["169.254.169.254", "224.0.0.1", "0.0.0.0", "240.0.0.1", "fd00:ec2::254"],
            address => Assert.NotNull(all.Refusal(s_url, IPAddress.Parse(address))));
    }

    [Fact]
    public void The_own_target_is_allowed_by_host_and_port()
    {
        var own = new AddressPolicy { OwnTargets = [new DnsEndPoint("Example.org", 443)] };

        Assert.Null(own.Refusal(s_url, IPAddress.Loopback));
        Assert.NotNull(own.Refusal(new Uri("https://example.org:8443/"), IPAddress.Loopback));
        Assert.NotNull(own.Refusal(new Uri("https://other.org/"), IPAddress.Loopback));
    }
}
