namespace Dashboard.Client.Live;

/// <summary>What the Live page shows; section <c>Live</c> of the configuration.</summary>
public sealed class LiveOptions
{
    /// <summary>Past notifications to begin with: some screens of them, read once for all viewers.</summary>
    public int Last { get; set; } = 500;

    /// <summary>Rows that a page keeps; older ones leave it, and stay in the log.</summary>
    public int MaxRows { get; set; } = 1_000;
}
