using System.Net;
using System.Net.Sockets;
using Dashboard.Server.Access;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>
/// Which addresses a target may lead to. A name can lead elsewhere the next time it is asked for, so this counts for each
/// resolved address at the moment of the connection; that an address in the text is refused before is a courtesy.
/// </summary>
internal sealed class TargetNetworks
{
    /// <summary>Never allowed, not even by the configuration; the first that fits gives the reason.</summary>
    private static readonly (IPNetwork Network, string Kind)[] s_never =
    [
        (IPNetwork.Parse("169.254.0.0/16"), "link-local, where cloud machines keep their credentials"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fd00:ec2::254/128"), "the metadata service of a cloud machine"),
        (IPNetwork.Parse("100.100.100.200/32"), "the metadata service of a cloud machine"),
        (IPNetwork.Parse("168.63.129.16/32"), "the platform service of a cloud machine"),
        (IPNetwork.Parse("0.0.0.0/8"), "no address of a host"),
        (IPNetwork.Parse("::/128"), "no address of a host"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast address"),
        (IPNetwork.Parse("ff00::/8"), "a multicast address"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
    ];

    /// <summary>Allowed only by the configuration: addresses that mean something else in each network (IANA special-purpose registries, RFC 6890).</summary>
    private static readonly (IPNetwork Network, string Kind)[] s_inside =
    [
        (IPNetwork.Parse("127.0.0.0/8"), "this machine itself"),
        (IPNetwork.Parse("::1/128"), "this machine itself"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private address"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private address"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private address"),
        (IPNetwork.Parse("100.64.0.0/10"), "an address behind a provider's NAT"),
        (IPNetwork.Parse("192.0.0.0/24"), "an address for protocols"),
        (IPNetwork.Parse("198.18.0.0/15"), "an address for benchmarks"),
        (IPNetwork.Parse("fc00::/7"), "a private address"),
        (IPNetwork.Parse("fec0::/10"), "a private address"),
        (IPNetwork.Parse("::/96"), "an IPv4 address in disguise"),
        (IPNetwork.Parse("2001::/32"), "an IPv4 address in disguise"),
        (IPNetwork.Parse("2002::/16"), "an IPv4 address in disguise"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "an IPv4 address in disguise"),
    ];

    /// <summary>The well-known prefix of NAT64 (RFC 6052, section 2.1): the IPv4 address stands in the last four bytes.</summary>
    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly bool _everything;

    /// <param name="allowed">What is allowed beside public addresses.</param>
    public TargetNetworks(IEnumerable<IPNetwork> allowed) => Allowed = [.. allowed];

    private TargetNetworks()
    {
        _everything = true;
        Allowed = [];
    }

    /// <summary>For addresses that the configuration names, whose word counts.</summary>
    public static TargetNetworks Everything { get; } = new();

    /// <summary>Public addresses and this machine.</summary>
    public static TargetNetworks AndLoopback { get; } = new([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")]);

    /// <summary>What is allowed beside public addresses.</summary>
    public IReadOnlyList<IPNetwork> Allowed { get; }

    /// <summary>Why the address must not be connected to, as a sentence; null where it may.</summary>
    public string? WhyRefused(IPAddress address)
    {
        if (_everything)
        {
            return null;
        }

        var meant = Meant(address);
        if (Array.Find(s_never, one => one.Network.Contains(meant)).Kind is { } never)
        {
            return $"{address} is {never}; such addresses are never diagnosed.";
        }

        return !Allowed.Any(network => network.Contains(meant))
            && Array.Find(s_inside, one => one.Network.Contains(meant)).Kind is { } inside
            ? $"{address} is {inside}; the option {TargetOptions.Section}:AllowedNetworks can allow it."
            : null;
    }

    /// <summary>The address that a packet would go to in the end, without its zone.</summary>
    private static IPAddress Meant(IPAddress address)
    {
        var plain = TrustedProxies.Plain(address);
        return plain.AddressFamily != AddressFamily.InterNetworkV6 ? plain
            : s_nat64.Contains(plain) ? new IPAddress(plain.GetAddressBytes().AsSpan(12))
            : new IPAddress(plain.GetAddressBytes());
    }
}
