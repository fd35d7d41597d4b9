using System.Net;
using Dashboard.Server.Access;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Connections;

/// <summary>
/// Describes who arrives. What is long and often the same, such as the names of browsers, is held once for all.
/// </summary>
internal sealed class Arrivals(TrustedProxies trusted, TimeProvider time)
{
    /// <summary>The longest text of a header that is kept: a usual browser's name has 120 characters.</summary>
    private const int MaxText = 256;

    /// <summary>The longest name of a proxy that is kept.</summary>
    private const int MaxName = 64;

    private readonly SharedTexts _texts = new();

    /// <param name="scope">The streams that are read.</param>
    /// <param name="asked">What was asked for, without what may be secret.</param>
    /// <param name="context">The request.</param>
    public Connection Describe(StreamScope scope, string asked, HttpContext context) =>
        new(scope, Share(asked) ?? "", OriginOf(context), time);

    private ConnectionOrigin OriginOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        var peer = TrustedProxies.Plain(context.Connection.RemoteIpAddress ?? IPAddress.None);
        var claimed = ReadClaimed(headers);
        var isProxied = claimed is not null && trusted.Contains(peer);
        var sender = isProxied ? trusted.SenderOf(peer, headers["X-Forwarded-For"].ToString()) : peer;
        return new ConnectionOrigin
        {
            Peer = peer,
            PeerPort = context.Connection.RemotePort,
            Sender = sender.Equals(peer) ? peer : sender,
            IsLimited = !trusted.Contains(sender),
            Proxy = isProxied ? _texts.Share(NameOf(claimed!, peer)) : null,
            Claimed = claimed,
            Host = Share(context.Request.Host.Value) ?? "",
            Protocol = context.Request.Protocol,
            IsEncrypted = context.Request.IsHttps
                || (isProxied && string.Equals(headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase)),
            UserAgent = Share(headers.UserAgent.ToString()),
        };
    }

    /// <summary>Holds a text that many connections have in common once.</summary>
    private string? Share(string? text) => string.IsNullOrEmpty(text) ? null : _texts.Share(Legible(text, MaxText));

    /// <summary>
    /// The nearest proxy is the last of <c>Via: 1.1 cache.example, HTTP/2.0 nginx</c>; one that does not name itself
    /// goes by its address.
    /// </summary>
    private static string NameOf(ForwardedHeaders claimed, IPAddress peer)
    {
        var last = claimed.Via?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        return last?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var name, ..] ? Legible(name, MaxName) : peer.ToString();
    }

    /// <summary>Nobody's control characters reach a screen or a terminal.</summary>
    private static string Legible(string text, int max)
    {
        var whole = text.Length <= max;
        var kept = whole ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + "…";
        return kept.Any(char.IsControl) ? string.Concat(kept.Where(c => !char.IsControl(c))) : kept;
    }

    private ForwardedHeaders? ReadClaimed(IHeaderDictionary headers)
    {
        var forwardedFor = Share(headers["X-Forwarded-For"].ToString());
        var forwarded = Share(headers["Forwarded"].ToString());
        var via = Share(headers.Via.ToString());
        return forwardedFor is null && forwarded is null && via is null ? null : new ForwardedHeaders(forwardedFor, forwarded, via);
    }
}
