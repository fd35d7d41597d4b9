namespace Dashboard.Client.Live.Rows;

/// <summary>A stream as the Live page lists it.</summary>
/// <param name="name">Its name.</param>
public sealed class LiveStream(string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How many notifications the log holds of it.</summary>
    public long Notifications { get; internal set; }

    /// <summary>The position of the newest.</summary>
    public long LastPosition { get; internal set; }

    /// <summary>The id of the newest; null before the first.</summary>
    public string? LastId { get; internal set; }

    /// <summary>When that was published.</summary>
    public DateTimeOffset LastPublishedAt { get; internal set; }

    /// <summary>The position up to which this person has read.</summary>
    public long ReadUpTo { get; internal set; }

    /// <summary>How many notifications came after that.</summary>
    public long Unread { get; internal set; }

    /// <summary>How many came in the last ten minutes.</summary>
    public RateHistory Rates { get; } = new();
}
