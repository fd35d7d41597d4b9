namespace Dashboard.Server.EventLog;

/// <summary>
/// Why the log does not take a draft. Trying again later is safe; nothing of it is kept, but for
/// <see cref="OutcomeUnknown"/>.
/// </summary>
internal enum AppendRefusal
{
    /// <summary>
    /// More drafts wait than <see cref="EventLogOptions.MaxWaiting"/> and <see cref="EventLogOptions.MaxWaitingBytes"/> allow.
    /// </summary>
    Busy,

    /// <summary>The disk is full. The log takes drafts again once there is room.</summary>
    DiskFull,

    /// <summary>Another process holds the file for longer than <see cref="EventLogOptions.LockTimeoutSeconds"/>.</summary>
    Locked,

    /// <summary>The file could not be written for another reason.</summary>
    NotWritable,

    /// <summary>
    /// The disk failed in the middle of the commit: whether the draft is kept is known only after a restart. Trying again
    /// is safe with an idempotency key.
    /// </summary>
    OutcomeUnknown,

    /// <summary>The disk has failed, so this process writes nothing any more and ends.</summary>
    Broken,

    /// <summary>The log is closing.</summary>
    Closing,
}
