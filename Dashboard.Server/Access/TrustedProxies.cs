using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Access;

/// <summary>Whose word on where a request comes from is believed, and what follows from it.</summary>
internal sealed class TrustedProxies(IOptions<AccessOptions> options)
{
    /// <summary>In the configuration: nobody is believed.</summary>
    public const string Nobody = "none";

    /// <summary>More proxies than any request passes; what stands further back in a header costs nothing to read.</summary>
    private const int MostHops = 16;

    private static readonly IPNetwork[] s_loopback = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    private readonly IPNetwork[] _networks = options.Value.TrustedProxies.Count == 0
        ? s_loopback
        : [.. options.Value.TrustedProxies.Where(one => one != Nobody).Select(one => TryParse(one, out var network) ? network : default)];

    /// <summary>Reads an address or a network.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    public bool Contains(IPAddress address) => Array.Exists(_networks, network => network.Contains(address));

    /// <summary>
    /// Who sent a request. Each proxy appends whom it got the request from, so the header is read from its end, and
    /// only for as long as the one that wrote is trusted: what a client puts there itself stands further to the front.
    /// </summary>
    /// <param name="peer">The other end of the connection.</param>
    /// <param name="forwardedFor">The header <c>X-Forwarded-For</c>, such as <c>203.0.113.9, 10.0.0.2</c>.</param>
    public IPAddress SenderOf(IPAddress peer, string forwardedFor)
    {
        var sender = peer;
        var rest = forwardedFor.AsSpan();
        for (var hop = 0; hop < MostHops && !rest.IsEmpty && Contains(sender); hop++)
        {
            var comma = rest.LastIndexOf(',');
            if (!IPEndPoint.TryParse(rest[(comma + 1)..].Trim(), out var named))
            {
                break;
            }

            sender = Plain(named.Address);
            rest = comma < 0 ? [] : rest[..comma];
        }

        return sender;
    }

    /// <summary>An IPv4 address that came over an IPv6 socket is an IPv4 address.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
