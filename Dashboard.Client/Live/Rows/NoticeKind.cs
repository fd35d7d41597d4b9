namespace Dashboard.Client.Live.Rows;

/// <summary>What a notice between the notifications is about.</summary>
public enum NoticeKind
{
    /// <summary>The server could not give everything that was asked for.</summary>
    Gap,

    /// <summary>More came than the feed keeps for a page; the log has it.</summary>
    Skipped,

    /// <summary>More came while the view was paused than the page holds back; the log has it.</summary>
    Overflow,

    /// <summary>Something came that is no notification.</summary>
    Unreadable,

    /// <summary>The connection was lost and is back, and brought what was published meanwhile.</summary>
    Reconnected,
}
