namespace Dashboard.Server.Publishing;

/// <summary>What publishers may send; section <c>Publishing</c> of the configuration.</summary>
internal sealed class PublishingOptions
{
    /// <summary>The largest body in bytes. 64 KiB hold a long message; larger things belong behind <c>url</c>.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Levels of JSON, the body's own object included. More than anybody nests by hand, and few enough for readers: many
    /// refuse what is deeper than 64, and what is read as a list stands a level deeper than it was published.
    /// </summary>
    public int MaxDepth { get; set; } = 32;

    /// <summary>The longest title in characters: it is one line of a list.</summary>
    public int MaxTitle { get; set; } = 500;

    /// <summary>The longest source, key, tag or idempotency key in characters: they are names.</summary>
    public int MaxName { get; set; } = 200;

    /// <summary>The most tags of one notification: more cannot be shown in a row.</summary>
    public int MaxTags { get; set; } = 20;

    /// <summary>The longest address in characters: what browsers and proxies take without trouble.</summary>
    public int MaxUrl { get; set; } = 2_000;

    /// <summary>When to try again after <c>429</c> or <c>503</c>, in whole seconds: a full queue is written within about one.</summary>
    public int RetryAfterSeconds { get; set; } = 1;
}
