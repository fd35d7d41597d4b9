using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Live;

/// <summary>The severities of a query as a set of choices; where none is chosen, all are shown.</summary>
public static class SeverityChoice
{
    /// <summary>The chosen ones; empty where the query does not speak of severities.</summary>
    public static IReadOnlyList<Severity> In(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        SeverityTerm[] terms = [.. query.Terms.OfType<SeverityTerm>()];
        return terms.Length == 0 ? [] : [.. Enum.GetValues<Severity>().Where(severity => Array.TrueForAll(terms, term => term.Admits(severity)))];
    }

    /// <summary>The query with a severity chosen that was not, or not any more.</summary>
    public static Query Toggle(Query query, Severity severity)
    {
        var chosen = In(query).ToHashSet();
        if (!chosen.Remove(severity))
        {
            chosen.Add(severity);
        }

        var ordered = chosen.Order().ToArray();
        return ordered.Length is 0 or 5 ? query.Without(QueryFields.Severity)
            : ordered.Length > 1 && ordered[^1] == Severity.Critical && ordered[^1] - ordered[0] == ordered.Length - 1
                ? query.With($"{QueryFields.Severity}>={ordered[0].WireName()}")
                : query.With($"{QueryFields.Severity}:{string.Join(',', ordered.Select(one => one.WireName()))}");
    }
}
