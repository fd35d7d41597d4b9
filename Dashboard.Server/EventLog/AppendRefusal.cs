namespace Dashboard.Server.EventLog;

/// <summary>Why the log does not take a draft now. In each case nothing of it is kept, and trying again is safe.</summary>
internal enum AppendRefusal
{
    /// <summary>More drafts wait than <see cref="EventLogOptions.MaxWaiting"/> allows.</summary>
    Busy,

    /// <summary>The file could not be written: the disk is full, failing, or another process holds the file.</summary>
    NotWritable,

    /// <summary>The log is closing.</summary>
    Closing,
}
