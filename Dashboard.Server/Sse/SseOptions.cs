namespace Dashboard.Server.Sse;

/// <summary>How streams are sent; section <c>Sse</c> of the configuration.</summary>
internal sealed class SseOptions
{
    /// <summary>The shortest reconnection time that is asked of clients.</summary>
    public TimeSpan RetryFrom { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest: browsers come back after exactly the time they are told, so it is spread by chance.</summary>
    public TimeSpan RetryTo { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// Clients that are asked to come back in a second, up to <see cref="RetryTo"/>: few come back soon, many spread out.
    /// Two thirds of what one small machine takes without an error (bench/results.md, <c>crash</c>).
    /// </summary>
    public int ReturnsPerSecond { get; set; } = 1_000;

    /// <summary>The least time that a refused client is told to wait.</summary>
    public TimeSpan RefusedRetryFrom { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most time that a refused client is told to wait.</summary>
    public TimeSpan RefusedRetryTo { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Streams of one subscription: they all stand in one address, and proxies limit its length.</summary>
    public int MaxStreams { get; set; } = 64;

    /// <summary>Characters of <c>tag</c> and of <c>q</c>: each event is compared with them for each different filter.</summary>
    public int MaxFilterLength { get; set; } = 512;

    /// <summary>Terms of <c>q</c>: each is looked for in each event, on the thread that serves everybody.</summary>
    public int MaxFilterTerms { get; set; } = 32;

    /// <summary>What <c>last</c> may ask for at the most: a few screens.</summary>
    public int MaxLast { get; set; } = 1_000;

    /// <summary>
    /// Whether a stream over plain HTTP/1.1 is sent straight to its socket, past the web server, which then holds nothing
    /// for it: a quarter of the memory and two thirds of the CPU (bench/README.md). Off, all streams go through the web
    /// server, and so does every stream over TLS or HTTP/2.
    /// </summary>
    public bool HandOff { get; set; } = true;

    /// <summary>Subscribers at once; new ones beyond are refused, connected ones stay.</summary>
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>
    /// Subscribers at once from one address (IPv6: one /64 network), so that one cannot take every place. A tenth of
    /// all, because a whole office shares an address behind its router: some hundred people with several pages each.
    /// Addresses of <c>Access:TrustedProxies</c> have no such limit: they may name any address as theirs anyway.
    /// </summary>
    public int MaxConnectionsPerAddress { get; set; } = 1_000;
}
