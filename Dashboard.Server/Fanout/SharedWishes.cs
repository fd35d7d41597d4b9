using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Gives subscribers that ask for the same the same objects: each event is looked at once for all of a filter, and an
/// event that goes to thousands finds what it is compared with in the processor's cache.
/// </summary>
internal sealed class SharedWishes
{
    private readonly BoundedMemo<Wish, SubscriptionFilter> _filters = new(wish => wish.ToFilter());

    private readonly BoundedMemo<string, StreamScope> _scopes = new(stream => new StreamScope([stream]));

    /// <summary>The filter for a query; shared but for its time, which counts back from when each subscriber came.</summary>
    public SubscriptionFilter Filter(SearchQuery query)
    {
        if (query.IsEverything)
        {
            return SubscriptionFilter.None;
        }

        var filter = _filters.Find(new Wish(query), out var isKnown);
        if (isKnown)
        {
            filter.IsShared();
        }

        return query.Published is { } published ? filter.Within(published) : filter;
    }

    /// <summary>The scope of these streams; shared where it is one, which is what most ask for.</summary>
    public StreamScope Scope(IReadOnlyList<string> streams) =>
        streams is [var one] ? _scopes.Find(one, out _) : new StreamScope(streams);

    /// <summary>A query, equal to every other that asks for the same at any time.</summary>
    private readonly struct Wish(SearchQuery query) : IEquatable<Wish>
    {
        // The tag is apart, because a text with quotation marks in it can be the same as another's conditions.
        private readonly (SeveritySet Severities, string? Tag, string Content) _asked =
            (query.Severities, query.Tag, query.Content.Text);

        public SubscriptionFilter ToFilter() =>
            new(query.Severities, null, query.Content.IsEmpty ? null : new RememberedQuery(query));

        public bool Equals(Wish other) => _asked == other._asked;

        public override bool Equals(object? obj) => obj is Wish other && Equals(other);

        public override int GetHashCode() => _asked.GetHashCode();
    }
}
