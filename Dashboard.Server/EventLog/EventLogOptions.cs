namespace Dashboard.Server.EventLog;

/// <summary>Where and how the log keeps notifications; section <c>EventLog</c> of the configuration.</summary>
internal sealed class EventLogOptions
{
    /// <summary>The folder of the database file; made where it is missing. Relative to the working folder.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>Drafts that may wait for the writer; more are refused. 10,000 are about a second of writing.</summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>Drafts in one transaction at the most: it bounds how long the first of them waits for the last.</summary>
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Notifications kept of each stream.</summary>
    public long RetainPerStream { get; set; } = 1_000_000;

    /// <summary>How long notifications are kept.</summary>
    public TimeSpan RetainFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Notifications kept of each reserved stream: test events are worth nothing after the test.</summary>
    public long RetainPerReservedStream { get; set; } = 1_000;

    /// <summary>How often retention looks for what is due.</summary>
    public TimeSpan RetentionEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rows that one step of retention removes: few enough that a publish waits for some milliseconds at the most.</summary>
    public int RetentionStep { get; set; } = 500;

    /// <summary>
    /// Reads at the same time, each on a connection of its own; others wait for their turn. Reads are bound by the
    /// processor, so more of them only take it away from the writer, and each holds three file descriptors.
    /// </summary>
    public int MaxReaders { get; set; } = 4;

    /// <summary>How long a write waits for another process that holds the file, in whole seconds.</summary>
    public int LockTimeoutSeconds { get; set; } = 2;
}
