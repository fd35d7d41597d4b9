using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Tells what kind of place an address is: RFC 6890 and its registries, and what cloud providers have put elsewhere.</summary>
internal static class AddressClasses
{
    /// <summary>Metadata and platform services of cloud providers outside of link-local: Alibaba, Oracle, Azure, AWS.</summary>
    private static readonly IPAddress[] s_metadata =
    [
        IPAddress.Parse("100.100.100.200"), IPAddress.Parse("192.0.0.192"), IPAddress.Parse("168.63.129.16"), IPAddress.Parse("fd00:ec2::254"),
    ];

    private static readonly (IPNetwork Network, AddressClass Class)[] s_networks =
    [
        .. Of(AddressClass.ThisMachine, "127.0.0.0/8", "::1/128"),
        .. Of(AddressClass.Unspecified, "0.0.0.0/32", "::/128"),
        .. Of(AddressClass.Private, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fec0::/10", "64:ff9b:1::/48"),
        .. Of(AddressClass.LinkLocal, "169.254.0.0/16", "fe80::/10"),
        .. Of(AddressClass.Multicast, "224.0.0.0/4", "ff00::/8"),
        .. Of(AddressClass.Reserved, "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001:db8::/32"),
    ];

    private static readonly IPNetwork s_allGlobalIPv6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_sixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork s_teredo = IPNetwork.Parse("2001::/32");
    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork s_compatible = IPNetwork.Parse("::/96");

    public static AddressClass Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // The registries know no scopes: fe80::1%eth0 is fe80::1.
            address = new IPAddress(address.GetAddressBytes());
        }

        if (s_metadata.Contains(address))
        {
            return AddressClass.LinkLocal;
        }

        foreach (var (network, kind) in s_networks)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return Embedded(address) is { } inner ? Of(inner) : OfOther(address);
    }

    /// <summary>The IPv4 address that packets to an IPv6 address may end up at; null where there is none.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6 || s_nat64.Contains(address) || s_compatible.Contains(address))
        {
            return new IPAddress(bytes.AsSpan(12));
        }

        if (s_sixToFour.Contains(address))
        {
            return new IPAddress(bytes.AsSpan(2, 4));
        }

        // RFC 4380, section 4: the client's address with every bit turned round.
        return s_teredo.Contains(address)
            ? new IPAddress(BitConverter.GetBytes(~BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12))))
            : null;
    }

    private static AddressClass OfOther(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !s_allGlobalIPv6.Contains(address))
        {
            return AddressClass.Reserved;
        }

        return IsOfThisMachine(address) ? AddressClass.ThisMachine : AddressClass.Public;
    }

    /// <summary>A public address of an own interface leads to ports that only this machine may know.</summary>
    private static bool IsOfThisMachine(IPAddress address)
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(one => one.GetIPProperties().UnicastAddresses)
                .Any(one => one.Address.Equals(address));
        }
        catch (NetworkInformationException)
        {
            // Where a container hides its interfaces, none of them has a public address.
            return false;
        }
    }

    private static IEnumerable<(IPNetwork Network, AddressClass Class)> Of(AddressClass kind, params string[] networks) =>
        networks.Select(network => (IPNetwork.Parse(network), kind));
}
