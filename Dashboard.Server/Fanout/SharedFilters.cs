using System.Collections.Concurrent;
using Dashboard.Client.Contracts;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Gives subscribers that ask for the same the same filter, so that each event is looked at once for all of them.
/// Bounded: whoever asks for ever new ones makes it start afresh, and later subscribers share among themselves.
/// </summary>
internal sealed class SharedFilters
{
    /// <summary>More different filters than the pages of most installations have.</summary>
    private const int MostFilters = 1_000;

    private readonly ConcurrentDictionary<(Severity AtLeast, string? Tag, string? Text), SubscriptionFilter> _filters = new();
    private int _count;

    /// <param name="atLeast">The least severity.</param>
    /// <param name="tag">A tag that the notification must have; null for none.</param>
    /// <param name="text">Words and phrases that it must contain (<see cref="SearchQuery"/>); null for none.</param>
    public SubscriptionFilter Find(Severity atLeast, string? tag, string? text)
    {
        if ((atLeast, tag, text) is (Severity.Debug, null, null))
        {
            return SubscriptionFilter.None;
        }

        if (_filters.TryGetValue((atLeast, tag, text), out var known))
        {
            known.IsShared();
            return known;
        }

        // Counted here, because the dictionary locks all of itself to count.
        if (Interlocked.Increment(ref _count) > MostFilters)
        {
            _filters.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        return _filters.GetOrAdd((atLeast, tag, text), asked => new SubscriptionFilter(asked.AtLeast, SearchQuery.Parse(asked.Text, asked.Tag)));
    }
}
