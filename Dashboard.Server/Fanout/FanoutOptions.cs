namespace Dashboard.Server.Fanout;

/// <summary>How events reach subscribers; section <c>Fanout</c> of the configuration.</summary>
internal sealed class FanoutOptions
{
    /// <summary>Events kept in memory for subscribers that keep up; whoever is further behind reads from the log.</summary>
    public int Window { get; set; } = 4_096;

    /// <summary>Bytes kept in memory at the most: 4,096 events of the largest size would be half a gigabyte.</summary>
    public long WindowBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Events that a subscriber takes at once: its pieces of work stay small, so that others get their turn.</summary>
    public int MaxTake { get; set; } = 256;

    /// <summary>
    /// Bytes after which it takes no further event before they are sent: what a reader that stands still holds in memory
    /// is this and one event at the most.
    /// </summary>
    public int MaxTakeBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Threads that write to subscribers; 0 is one for two processors, four at the most. The others are for publishers:
    /// with a pump on each of two processors they starve (1,000 subscribers, 16 events in flight: 230,000 deliveries a
    /// second instead of 740,000).
    /// </summary>
    public int Pumps { get; set; }

    /// <summary>The time between heartbeats: a quarter of the 60 s after which nginx gives up a silent upstream.</summary>
    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A reader that takes nothing for this long while something waits for it is cut, at most a second later; it resumes
    /// by its last id. What a reader takes shows in steps of 64 KiB and more, because its own TCP tells of room in large
    /// steps (RFC 9293, section 3.8.6.2.2): one that is slower than some 20 KB a second over all this time is cut as well.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often subscribers are looked after, so that heartbeats and cuts are in time.</summary>
    internal TimeSpan Tick => TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerSecond, Math.Min(HeartbeatEvery.Ticks, WriteTimeout.Ticks / 5)));
}
