namespace Dashboard.Server.EventLog;

/// <summary>A stream as the log has it.</summary>
internal sealed record LogStream
{
    public required string Name { get; init; }

    /// <summary>The notifications that are held; 0 for one that was created and has none yet, or none any more.</summary>
    public long Notifications { get; init; }

    /// <summary>
    /// About how many bytes they take, as JSON: estimated from some of them when the log is opened, counted from then on.
    /// </summary>
    public long Bytes { get; init; }

    /// <summary>The position of the newest; 0 where none is held.</summary>
    public long Last { get; init; }

    /// <summary>When that was published.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Notifications since the log was opened, also those that are gone again: it only grows, until the stream goes.</summary>
    public long Appended { get; init; }

    /// <summary>What somebody has set for it; null where nobody has.</summary>
    public StreamSettings? Settings { get; init; }

    /// <summary>Up to which position it is being deleted; 0 where it is not.</summary>
    public long DeletedUpTo { get; init; }
}
