namespace Dashboard.Server.EventLog;

/// <summary>When a commit waits for the disk.</summary>
internal enum SynchronousMode
{
    /// <summary>Every commit is on the disk before it is acknowledged: a power cut loses nothing.</summary>
    Full,

    /// <summary>
    /// Only checkpoints wait for the disk. A killed process loses nothing; a power cut loses whatever was acknowledged
    /// since the last checkpoint.
    /// </summary>
    Normal,
}
