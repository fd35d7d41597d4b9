using Dashboard.Client.Contracts;

namespace Dashboard.Client.Feeds;

/// <summary>What a feed's connection was like at one moment; times are those of <see cref="TimeProvider.GetTimestamp"/>.</summary>
public sealed record FeedSnapshot
{
    /// <summary>Whether response headers are there and the stream has not ended.</summary>
    public bool Connected { get; init; }

    /// <summary>Whether a request has been sent, and neither failed nor ended.</summary>
    public bool UnderWay { get; init; }

    /// <summary>When the current or last request was sent.</summary>
    public long RequestedAt { get; init; }

    /// <summary>When its response headers were there; null while they are not.</summary>
    public long? HeadersAt { get; init; }

    /// <summary>When the last byte came, over all connections; null before the first.</summary>
    public long? LastByteAt { get; init; }

    /// <summary>When the feed connected first; null before that.</summary>
    public long? FirstConnectedAt { get; init; }

    /// <summary>When the last notification came; null before the first.</summary>
    public long? LastNotificationAt { get; init; }

    /// <summary>
    /// When the connection was lost, or the first one failed; null once a new one has brought an event. A server that takes no
    /// more readers answers with a farewell alone: that is no end of the outage.
    /// </summary>
    public long? LostAt { get; init; }

    /// <summary>How many requests came after the first.</summary>
    public int Reconnects { get; init; }

    /// <summary>Whether all has come that the stream had before the current connection: the server's first heartbeat that does not say otherwise follows it.</summary>
    public bool CaughtUp { get; init; }

    /// <summary>What ended the last connection, in words; null once the next one has brought its headers.</summary>
    public string? Trouble { get; init; }

    /// <summary>The last event id; empty before the first.</summary>
    public string LastEventId { get; init; } = "";

    /// <summary>How many events the feed has got.</summary>
    public long LastSequence { get; init; }

    /// <summary>The time since the last byte; null before the first.</summary>
    public TimeSpan? Silence(TimeProvider time) =>
        LastByteAt is { } at ? time.GetElapsedTime(at) : null;

    /// <summary>The time since the connection was lost; null while there is none to tell of.</summary>
    public TimeSpan? Outage(TimeProvider time) =>
        LostAt is { } at ? time.GetElapsedTime(at) : null;

    /// <summary>How far the feed can be trusted now.</summary>
    public FeedState State(TimeProvider time, FeedOptions options) => this switch
    {
        { Connected: false, LastByteAt: null, Trouble: null } => FeedState.Connecting,
        { Connected: false } => FeedState.Gone,
        _ when time.GetElapsedTime(LastByteAt ?? RequestedAt) > options.StaleAfter => FeedState.Stale,
        _ when time.GetElapsedTime(LastNotificationAt ?? FirstConnectedAt ?? RequestedAt) > options.QuietAfter => FeedState.Quiet,
        _ => FeedState.Live,
    };
}
