namespace Dashboard.Client.Feeds;

/// <summary>The newest events of a feed, each with its place; older ones make room.</summary>
internal sealed class FeedWindow(int capacity)
{
    private readonly Lock _lock = new();
    private readonly FeedEvent[] _ring = new FeedEvent[capacity];
    private long _last;

    /// <summary>Adds an event and answers its place.</summary>
    public long Add(ServerSentEvent one, long read, long readAt)
    {
        lock (_lock)
        {
            _last++;
            _ring[_last % capacity] = new FeedEvent(_last, one, read, readAt);
            return _last;
        }
    }

    /// <summary>Adds the events after a place; the answer says how many of them are not kept any more.</summary>
    public long ReadAfter(long sequence, ICollection<FeedEvent> events)
    {
        lock (_lock)
        {
            var oldest = Math.Max(1, _last - capacity + 1);
            for (var next = Math.Max(sequence + 1, oldest); next <= _last; next++)
            {
                events.Add(_ring[next % capacity]);
            }

            return Math.Max(0, oldest - (sequence + 1));
        }
    }
}
