namespace Dashboard.Client.Live.Rows;

/// <summary>What a notice says; the times stand beside it.</summary>
public static class NoticeWords
{
    /// <summary>The sentence, without when.</summary>
    public static string Sentence(LiveNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Kind switch
        {
            NoticeKind.Gap => notice.Count switch
            {
                1 => "1 notification was missed",
                { } missed => $"Up to {missed:N0} notifications were missed",
                null => "The log was replaced or is not the one that was read before: what was missed cannot be known",
            },
            NoticeKind.Skipped => notice.Count == 1
                ? "1 event came faster than this page could show it; it is in the log"
                : $"{notice.Count:N0} events came faster than this page could show them; they are in the log",
            NoticeKind.Overflow => notice.Count == 1
                ? "1 notification more came while paused than this page holds; it is in the log"
                : $"{notice.Count:N0} notifications more came while paused than this page holds; they are in the log",
            NoticeKind.Reconnected => $"Reconnected after {Layout.Durations.Age(notice.Outage ?? TimeSpan.Zero)}: {notice.Count:N0} caught up",
            _ => "An event came that could not be read",
        };
    }

    /// <summary>What came of reading what is missing; null before.</summary>
    public static string? Outcome(LiveNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Loading switch
        {
            NoticeLoading.UnderWay => "Reading the log…",
            NoticeLoading.Failed => notice.Trouble,
            NoticeLoading.Done when notice.MoreInLog => $"The newest {notice.Loaded:N0} are shown above; the history has the rest.",
            NoticeLoading.Done when notice.Loaded > 0 => $"{notice.Loaded:N0} are shown above.",
            NoticeLoading.Done => "The log has none of them any more.",
            _ => null,
        };
    }
}
