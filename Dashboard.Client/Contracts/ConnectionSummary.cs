namespace Dashboard.Client.Contracts;

/// <summary>A subscriber that is connected, as it stands at one moment.</summary>
public sealed record ConnectionSummary
{
    /// <summary>Names it for as long as it is connected: 16 hexadecimal digits, drawn by chance.</summary>
    public required string Id { get; init; }

    /// <summary>The streams that it reads, by name; <see cref="StreamName.All"/> is every public one.</summary>
    public required IReadOnlyList<string> Streams { get; init; }

    /// <summary>
    /// Path and query as they were asked for, at most 257 characters. Parameters that the server does not know are
    /// hidden behind <c>…</c>: they may be secret.
    /// </summary>
    public required string Asked { get; init; }

    /// <summary>Whether it came through a trusted proxy.</summary>
    public required bool Proxied { get; init; }

    /// <summary>What that proxy calls itself in <c>Via</c>, else its address; null where it came directly.</summary>
    public string? Proxy { get; init; }

    /// <summary>Who asked: the client's address, as the trusted proxies tell it, else the other end of the connection.</summary>
    public required string Address { get; init; }

    /// <summary>The other end of the connection with its port: the client, or the last proxy.</summary>
    public required string Remote { get; init; }

    /// <summary>What the request itself says of its way; null where it says nothing.</summary>
    public ClaimedWay? Claimed { get; init; }

    /// <summary>The host that was asked for, with a port where one was named.</summary>
    public required string Host { get; init; }

    /// <summary>The version of HTTP that reached the server, such as <c>HTTP/1.1</c>; behind a proxy, the proxy's.</summary>
    public required string Http { get; init; }

    /// <summary>Whether it is encrypted: as far as the server, or as far as the trusted proxy.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>What the client calls itself, at most 257 characters; null where it does not say.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Since when, by the server's clock.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>The id of the event up to which it has everything that concerns it; null before it is sent to.</summary>
    public string? Position { get; init; }

    /// <summary>Events in the log, of all streams, that it has not been given or passed over yet.</summary>
    public required long Lag { get; init; }

    /// <summary>Notifications sent.</summary>
    public required long Events { get; init; }

    /// <summary>Bytes of the stream sent, heartbeats among them.</summary>
    public required long Bytes { get; init; }
}
