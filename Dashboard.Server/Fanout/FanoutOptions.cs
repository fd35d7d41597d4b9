namespace Dashboard.Server.Fanout;

/// <summary>How events reach subscribers; section <c>Fanout</c> of the configuration.</summary>
internal sealed class FanoutOptions
{
    /// <summary>Events kept in memory for subscribers that keep up; whoever is further behind reads from the log.</summary>
    public int Window { get; set; } = 4_096;

    /// <summary>Events that a subscriber takes at once: its pieces of work stay small, so that others get their turn.</summary>
    public int MaxTake { get; set; } = 256;
}
