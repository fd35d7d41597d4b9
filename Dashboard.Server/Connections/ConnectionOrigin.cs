using System.Net;

namespace Dashboard.Server.Connections;

/// <summary>Where a connection comes from.</summary>
internal sealed class ConnectionOrigin
{
    /// <summary>The other end of the connection: the client, or the last proxy.</summary>
    public required IPAddress Peer { get; init; }

    /// <summary>The port of the other end.</summary>
    public int PeerPort { get; init; }

    /// <summary>Who asked, as far as trusted proxies tell; otherwise the other end.</summary>
    public required IPAddress Sender { get; init; }

    /// <summary>Whether the sender counts for the limit of one address.</summary>
    public bool IsLimited { get; init; }

    /// <summary>The trusted proxy that it came through, by name or address; null where it came directly.</summary>
    public string? Proxy { get; init; }

    /// <summary>What the request says of its way; null where it says nothing.</summary>
    public ForwardedHeaders? Claimed { get; init; }

    /// <summary>The host that was asked for, as the client named it.</summary>
    public string Host { get; init; } = "";

    /// <summary>The version of HTTP that arrived here, such as <c>HTTP/1.1</c>.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Whether it was encrypted on its way: as far as here, or as far as the trusted proxy.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>What the client calls itself; null where it does not say.</summary>
    public string? UserAgent { get; init; }
}
