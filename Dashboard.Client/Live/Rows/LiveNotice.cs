namespace Dashboard.Client.Live.Rows;

/// <summary>News between the notifications: that some are missing, or were caught up.</summary>
public sealed record LiveNotice(NoticeKind Kind)
{
    /// <summary>How many notifications are missing, or were caught up; null where that cannot be known.</summary>
    public long? Count { get; init; }

    /// <summary>For how long the connection was lost.</summary>
    public TimeSpan? Outage { get; init; }

    /// <summary>The id of the last notification before what is missing; null where there was none.</summary>
    public string? AfterId { get; init; }

    /// <summary>When that was published.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The id of the first notification after what is missing; null until it has come.</summary>
    public string? BeforeId { get; init; }

    /// <summary>When that was published.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How far what is missing has been read.</summary>
    public NoticeLoading Loading { get; init; }

    /// <summary>How many notifications were read, once they were.</summary>
    public int Loaded { get; init; }

    /// <summary>Whether there is more in the log than was read.</summary>
    public bool MoreInLog { get; init; }

    /// <summary>Why it could not be read.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether something is missing that the log may have.</summary>
    public bool CanLoad => Kind is NoticeKind.Gap or NoticeKind.Skipped or NoticeKind.Overflow
        && BeforeId is not null
        && Loading is NoticeLoading.NotAsked or NoticeLoading.Failed;
}
