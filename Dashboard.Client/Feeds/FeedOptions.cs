namespace Dashboard.Client.Feeds;

/// <summary>How feeds read; section <c>Feeds</c> of the configuration.</summary>
public sealed class FeedOptions
{
    /// <summary>Events that a feed keeps for viewers who join or fall behind. 2,000 fill a list of many screens.</summary>
    public int Kept { get; set; } = 2_000;

    /// <summary>No byte for this long looks stale: one of the server's heartbeats of 15 s is overdue by 5 s.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>No byte for this long means a dead path, and a new connection: two and a half heartbeats.</summary>
    public TimeSpan CutAfter { get; set; } = TimeSpan.FromSeconds(37.5);

    /// <summary>No notification for this long makes a live feed a quiet one.</summary>
    public TimeSpan QuietAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The wait before the first new attempt, where the stream asks for none; it doubles with each failure.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait, also where the stream asks for more: one reader serves all viewers, so it makes no storm.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait for a TCP connection.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest event in bytes; 1 MiB is sixteen times what this server accepts from publishers.</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a feed without viewers goes on, so that a page that is loaded again finds it warm.</summary>
    public TimeSpan Linger { get; set; } = TimeSpan.FromSeconds(30);
}
