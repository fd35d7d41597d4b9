namespace Dashboard.Client.Feeds;

/// <summary>A viewer's hold on a feed; dispose it to leave.</summary>
public sealed class FeedLease : IDisposable
{
    private readonly Action _leave;
    private bool _left;

    internal FeedLease(Feed feed, Action leave)
    {
        Feed = feed;
        _leave = leave;
    }

    /// <summary>The shared feed.</summary>
    public Feed Feed { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_left)
        {
            _left = true;
            _leave();
        }
    }
}
