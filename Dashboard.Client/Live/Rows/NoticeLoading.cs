namespace Dashboard.Client.Live.Rows;

/// <summary>How far what is missing at a notice has been read from the log.</summary>
public enum NoticeLoading
{
    /// <summary>Nobody has asked for it.</summary>
    NotAsked,

    /// <summary>It is being read.</summary>
    UnderWay,

    /// <summary>What the log has is shown.</summary>
    Done,

    /// <summary>It could not be read; it can be tried again.</summary>
    Failed,
}
