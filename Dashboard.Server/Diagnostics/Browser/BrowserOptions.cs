namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>How much a diagnosis from a browser takes; section <c>Diagnostics:Browser</c> of the configuration.</summary>
internal sealed class BrowserOptions
{
    /// <summary>Browsers that are diagnosed at once. Each makes four streams of its own, and three of the server, out of the places of all probes.</summary>
    public int MaxRuns { get; set; } = 4;

    /// <summary>How long the streams are read. Two kilobytes a second fill the usual buffer of 4 KiB four times in it.</summary>
    public TimeSpan Read { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time between two reports: short enough to look live, long enough to be one message for many events.</summary>
    public TimeSpan Batch { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After how long without a report the page counts as left. Slow networks deliver reports late.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Events that are taken of each connection; twice what is sent in <see cref="Read"/>.</summary>
    public int MaxEvents { get; set; } = 240;
}
