using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Client.Layout;

/// <summary>
/// The feeds that this person's page shows something of; the bar on top tells how far they can be trusted. One a circuit;
/// use it from the circuit's own thread.
/// </summary>
public sealed class OpenFeeds
{
    /// <summary>From the one that matters most to a reader to the one that matters least.</summary>
    private static readonly FeedState[] s_worstFirst = [FeedState.Gone, FeedState.Stale, FeedState.Connecting, FeedState.Live, FeedState.Quiet];

    private readonly List<OpenFeed> _feeds = [];

    /// <summary>Raised after a feed was added or taken away.</summary>
    public event Action? Changed;

    /// <summary>The feeds; one that is shown twice stands here once, under the name that came first.</summary>
    public IReadOnlyList<OpenFeed> All => [.. _feeds.DistinctBy(one => one.Feed)];

    /// <summary>Adds a feed, until the answer is disposed of.</summary>
    /// <param name="name">What it is for, in words such as "Live".</param>
    /// <param name="feed">The feed; the caller holds its lease for as long.</param>
    public IDisposable Show(string name, Feed feed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(feed);
        var open = new OpenFeed(name, feed);
        _feeds.Add(open);
        Changed?.Invoke();
        return new Shown(() => Remove(open));
    }

    /// <summary>The state that tells most of several; null of none.</summary>
    public static FeedState? Worst(IEnumerable<FeedState> states)
    {
        var all = states.ToHashSet();
        return all.Count == 0 ? null : s_worstFirst.First(all.Contains);
    }

    private void Remove(OpenFeed open)
    {
        // By reference: two pages may show the same feed under the same name.
        var index = _feeds.FindIndex(one => ReferenceEquals(one, open));
        if (index >= 0)
        {
            _feeds.RemoveAt(index);
            Changed?.Invoke();
        }
    }

    private sealed class Shown(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
