namespace Dashboard.Server.Diagnostics.History;

/// <summary>How many diagnoses are kept; section <c>Diagnostics:History</c> of the configuration.</summary>
internal sealed class HistoryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Diagnostics:History";

    /// <summary>Diagnoses kept of each target, the newest: one a day for more than a year.</summary>
    public int MaxRuns { get; set; } = 500;

    /// <summary>Bytes that all of them may take, compressed; the oldest go first. One takes some tens of KB.</summary>
    public long MaxBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// Bytes of one diagnosis as JSON. One of our own streams has about 500 KB; one that has more, because a foreign stream
    /// sent a flood, is kept without its single events.
    /// </summary>
    public int MaxRunBytes { get; set; } = 8 * 1024 * 1024;
}
