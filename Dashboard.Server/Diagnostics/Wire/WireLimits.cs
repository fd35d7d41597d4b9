namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>How much one connection may cost. What goes over ends as <see cref="Observations.StreamEnd.TooMuch"/>, where nothing else is said.</summary>
internal sealed record WireLimits
{
    /// <summary>How many bytes of an exchange's body are kept as text. More is read, and counted, and not kept.</summary>
    public const int BodyTextBytes = 64 * 1024;

    /// <summary>The limits that fit a diagnosis of less than a minute.</summary>
    public static WireLimits Default { get; } = new();

    /// <summary>
    /// Bytes of the status line and the header fields, interim answers included. Servers send a few hundred, proxies
    /// refuse more than 4 to 32 KiB; so this is room for every real answer and an end for one that never stops.
    /// </summary>
    public int HeadBytes { get; init; } = 64 * 1024;

    /// <summary>
    /// Bytes of the body, as sent and also as decompressed. The largest probe stream brings about 300 KB in a run; a
    /// stream of somebody else may bring 1 MB a second for as long as it is watched.
    /// </summary>
    public long BodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of one line or one event. As much as a feed reads, which no probe comes near.</summary>
    public int EventBytes { get; init; } = 1024 * 1024;

    /// <summary>Reads and chunk lengths that are kept, each. Later ones are counted. At 100 a second this holds more than three minutes.</summary>
    public int Reads { get; init; } = 20_000;

    /// <summary>Events that are kept. Later ones are counted.</summary>
    public int Events { get; init; } = 20_000;

    /// <summary>For the name and the connection together, and as long again for TLS (over HTTP/2 both together have twice as long). A network answers in a second or drops packets.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the beginning to the headers, of exchanges only: ends as <see cref="Observations.StreamEnd.NoAnswer"/>.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the beginning to the end of the body, of exchanges only: ends as <see cref="Observations.StreamEnd.NoAnswer"/>.</summary>
    public TimeSpan Exchange { get; init; } = TimeSpan.FromSeconds(20);
}
