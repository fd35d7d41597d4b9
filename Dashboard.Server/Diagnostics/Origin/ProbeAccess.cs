using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.Observations;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Whether a request may probe.</summary>
internal sealed class ProbeAccess(IOptions<ProbeOptions> options, ServerKey serverKey)
{
    private static readonly string[] s_senders = ["X-Forwarded-For", "X-Real-IP"];

    public bool Allows(HttpRequest request) => serverKey.IsOn(request) || options.Value.Allow switch
    {
        ProbeAudience.Everybody => true,
        ProbeAudience.Key => HasKey(request),
        _ => IsFromHere(request),
    };

    private bool HasKey(HttpRequest request) =>
        request.Headers[ProbeHeaders.Key] is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.Value.Key));

    /// <summary>
    /// Behind a proxy on this machine everybody comes from this machine, so whomever the request names as its sender must
    /// be here as well. Nobody is believed for it: what somebody else writes there can only close the door.
    /// </summary>
    private static bool IsFromHere(HttpRequest request) =>
        IsHere(request.HttpContext.Connection.RemoteIpAddress)
        && s_senders.SelectMany(name => Parts(request.Headers[name].ToString(), ',')).All(IsHere)
        && Parts(request.Headers["Forwarded"].ToString(), ',', ';')
            .Where(pair => pair.StartsWith("for=", StringComparison.OrdinalIgnoreCase))
            .All(pair => IsHere(pair["for=".Length..].Trim('"')));

    private static string[] Parts(string header, params char[] separators) =>
        header.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsHere(string named) => IPEndPoint.TryParse(named, out var sender) && IsHere(sender.Address);

    /// <summary>A Unix domain socket has no address, and does not leave the machine.</summary>
    private static bool IsHere(IPAddress? address) => address is null || IPAddress.IsLoopback(TrustedProxies.Plain(address));
}
