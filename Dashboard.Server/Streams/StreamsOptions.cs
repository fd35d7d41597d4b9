namespace Dashboard.Server.Streams;

/// <summary>What may be set for streams; section <c>Streams</c> of the configuration.</summary>
internal sealed class StreamsOptions
{
    /// <summary>Characters of a description: a line in a table, not a document.</summary>
    public int MaxDescription { get; set; } = 200;

    /// <summary>
    /// Streams for which something may be set. Each is held in memory and stands in every list, also where it holds no
    /// notification. 10,000 are far more than people look through.
    /// </summary>
    public int MaxSettings { get; set; } = 10_000;

    /// <summary>Bytes of a body that changes a stream: many times what the longest description needs.</summary>
    public int MaxBodyBytes { get; set; } = 16 * 1024;

    /// <summary>What a client is told to wait in <c>Retry-After</c> when the log cannot be written.</summary>
    public int RetryAfterSeconds { get; set; } = 2;
}
