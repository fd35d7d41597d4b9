namespace Dashboard.Client.Live;

/// <summary>What the Live page shows; section <c>Live</c> of the configuration.</summary>
public sealed class LiveOptions
{
    /// <summary>Past notifications to begin with: some screens of them, read once for all viewers.</summary>
    public int Last { get; set; } = 500;

    /// <summary>How long the first sight of the page waits for a feed that has only begun: rarely needed, and less than anybody notices.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Notifications that a page keeps, and as many again while it is paused; older ones leave it, and stay in the log. Ten thousand are some 10 MB a viewer.</summary>
    public int MaxRows { get; set; } = 10_000;

    /// <summary>Repeats that a row keeps to show them one by one; more than that nobody reads, and the log has them.</summary>
    public int KeptRepeats { get; set; } = 50;

    /// <summary>Notifications that are read from the log at once where some are missing: four pages of it.</summary>
    public int MostLoaded { get; set; } = 2_000;
}
