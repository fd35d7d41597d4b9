using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Gives subscribers that ask for the same the same objects: each event is looked at once for all of a filter, and an
/// event that goes to thousands finds what it is compared with in the processor's cache.
/// </summary>
internal sealed class SharedWishes
{
    private readonly BoundedMemo<(Severity AtLeast, string? Tag, string? Text), SubscriptionFilter> _filters =
        new(asked => new SubscriptionFilter(asked.AtLeast, SearchQuery.Parse(asked.Text, asked.Tag)));

    private readonly BoundedMemo<string, StreamScope> _scopes = new(stream => new StreamScope([stream]));

    /// <param name="atLeast">The least severity.</param>
    /// <param name="tag">A tag that the notification must have; null for none.</param>
    /// <param name="text">Words and phrases that it must contain (<see cref="SearchQuery"/>); null for none.</param>
    public SubscriptionFilter Filter(Severity atLeast, string? tag, string? text)
    {
        if ((atLeast, tag, text) is (Severity.Debug, null, null))
        {
            return SubscriptionFilter.None;
        }

        var filter = _filters.Find((atLeast, tag, text), out var isKnown);
        if (isKnown)
        {
            filter.IsShared();
        }

        return filter;
    }

    /// <summary>The scope of these streams; shared where it is one, which is what most ask for.</summary>
    public StreamScope Scope(IReadOnlyList<string> streams) =>
        streams is [var one] ? _scopes.Find(one, out _) : new StreamScope(streams);
}
