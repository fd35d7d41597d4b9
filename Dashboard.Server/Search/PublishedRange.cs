using Dashboard.Client.Queries;

namespace Dashboard.Server.Search;

/// <summary>The time in which something was published.</summary>
/// <param name="From">The earliest.</param>
/// <param name="Until">The first that is too late.</param>
internal sealed record PublishedRange(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>What all of these conditions leave; null where they leave everything.</summary>
    /// <param name="terms">The conditions.</param>
    /// <param name="now">From where those that are relative count back.</param>
    public static PublishedRange? Of(IEnumerable<TimeTerm> terms, DateTimeOffset now)
    {
        PublishedRange? range = null;
        foreach (var term in terms)
        {
            var at = term.Time.At(now);
            range ??= new PublishedRange(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

            // What is not since a time is before it, and the other way round.
            range = (term.Name == QueryFields.Since) != term.Negated
                ? range with { From = at > range.From ? at : range.From }
                : range with { Until = at < range.Until ? at : range.Until };
        }

        return range;
    }

    public bool Contains(DateTimeOffset time) => time >= From && time < Until;
}
