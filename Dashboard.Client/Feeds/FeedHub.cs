using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.Client.Feeds;

/// <summary>All feeds of the process: viewers of the same address share one, which ends some time after the last has left.</summary>
public sealed class FeedHub(IOptions<FeedOptions> options, TimeProvider time, ILogger<Feed> logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FeedKey, Shared> _feeds = [];

    /// <summary>Joins the feed of an address, and starts it where nobody reads that address yet.</summary>
    public FeedLease Open(FeedKey key)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(key, out var shared))
            {
                shared = new Shared(new Feed(key, options.Value, time, logger));
                _feeds.Add(key, shared);
            }

            shared.Viewers++;
            shared.Lingering?.Dispose();
            shared.Lingering = null;
            return new FeedLease(shared.Feed, () => Leave(key, shared));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Shared[] all;
        lock (_lock)
        {
            all = [.. _feeds.Values];
            _feeds.Clear();
        }

        foreach (var shared in all)
        {
            shared.Lingering?.Dispose();
            await shared.Feed.DisposeAsync();
        }
    }

    private void Leave(FeedKey key, Shared shared)
    {
        lock (_lock)
        {
            shared.Viewers--;
            if (shared.Viewers == 0)
            {
                shared.Lingering = time.CreateTimer(
                    _ => EndUnlessViewed(key, shared), null, options.Value.Linger, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndUnlessViewed(FeedKey key, Shared shared)
    {
        lock (_lock)
        {
            if (shared.Viewers > 0 || !_feeds.TryGetValue(key, out var current) || current != shared)
            {
                return;
            }

            _feeds.Remove(key);
            shared.Lingering?.Dispose();
        }

        // Nobody holds the feed any more, so nobody needs to wait for its end; it reports its own failures.
        _ = shared.Feed.DisposeAsync().AsTask();
    }

    private sealed class Shared(Feed feed)
    {
        public Feed Feed { get; } = feed;

        public int Viewers { get; set; }

        public ITimer? Lingering { get; set; }
    }
}
