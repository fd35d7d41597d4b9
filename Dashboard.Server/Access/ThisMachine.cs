using System.Net;

namespace Dashboard.Server.Access;

/// <summary>Whether a request comes from this machine, for what nobody else may do.</summary>
internal static class ThisMachine
{
    private static readonly string[] s_senders = ["X-Forwarded-For", "X-Real-IP"];

    /// <summary>
    /// Behind a proxy on this machine everybody comes from this machine, so whomever the request names as its sender must
    /// be here as well, and a proxy that shows itself has to name somebody. Nobody is believed for it: what anybody writes
    /// there can only close the door. The host is asked for as well: another site's name may lead here (DNS rebinding).
    /// </summary>
    public static bool Sent(HttpRequest request) => NamesNobodyElse(request)
        && (Senders(request.Headers).Any() || request.Headers.Via.Count == 0)
        && IsHere(request.Host);

    /// <summary>
    /// Whether the peer, and everybody whom the request names as its sender, is this machine. For what does no harm: a
    /// proxy here that names nobody lets others in, and the host is not asked for, since proxies may change it.
    /// </summary>
    public static bool NamesNobodyElse(HttpRequest request) =>
        IsHere(request.HttpContext.Connection.RemoteIpAddress) && Senders(request.Headers).All(IsHere);

    private static IEnumerable<string> Senders(IHeaderDictionary headers) =>
    [
        .. s_senders.SelectMany(name => Parts(headers[name].ToString(), ',')),

        // RFC 7239, section 4: for=192.0.2.60;proto=http, for="[2001:db8::17]:4711"
        .. Parts(headers["Forwarded"].ToString(), ',', ';')
            .Where(pair => pair.StartsWith("for=", StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair["for=".Length..].Trim('"')),
    ];

    private static string[] Parts(string header, params char[] separators) =>
        header.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHere(string named) => IPEndPoint.TryParse(named, out var sender) && IsHere(sender.Address);

    /// <summary>A Unix domain socket has no address, and does not leave the machine.</summary>
    private static bool IsHere(IPAddress? address) => address is null || IPAddress.IsLoopback(TrustedProxies.Plain(address));

    private static bool IsHere(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
