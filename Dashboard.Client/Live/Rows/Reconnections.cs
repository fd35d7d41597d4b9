using Dashboard.Client.Feeds;

namespace Dashboard.Client.Live.Rows;

/// <summary>Notices that a feed has lost its connection and has it back.</summary>
/// <param name="time">The clock of the feed.</param>
public sealed class Reconnections(TimeProvider time)
{
    private long? _headersAt;
    private long? _lastByteAt;

    /// <summary>For how long nothing came, and since when the connection is back; null where it was not lost since the last call.</summary>
    public (TimeSpan Outage, DateTimeOffset At)? Observe(FeedSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        (TimeSpan, DateTimeOffset)? back = null;
        if (snapshot is { Connected: true, LostAt: null, HeadersAt: { } headersAt } && headersAt != _headersAt)
        {
            if (_headersAt is not null && _lastByteAt is { } before)
            {
                back = (time.GetElapsedTime(before, headersAt), time.GetUtcNow() - time.GetElapsedTime(headersAt));
            }

            _headersAt = headersAt;
        }

        // What a server says that takes no more readers is no byte of the stream.
        _lastByteAt = snapshot.LostAt is null ? snapshot.LastByteAt : _lastByteAt ?? snapshot.LastByteAt;
        return back;
    }
}
