using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Live.Rows;

/// <summary>What of the live list is shown.</summary>
/// <param name="Query">The query.</param>
/// <param name="ShowHidden">Whether also what is snoozed or muted is shown.</param>
public sealed record LiveFilter(Query Query, bool ShowHidden = false)
{
    /// <summary>Shows everything that is not snoozed or muted.</summary>
    public static LiveFilter Everything { get; } = new(Query.Empty);

    /// <summary>The query apart from the severity: what the counts beside the severities are of.</summary>
    public Query Rest { get; } = Query.Without(QueryFields.Severity);

    /// <summary>Whether snoozed and muted notifications are left out: a query that asks for what people have done wants to see it.</summary>
    public bool Hides => !ShowHidden && !Query.NeedsState;

    /// <summary>Whether what fits changes with the time alone.</summary>
    public bool DependsOnClock { get; } = Query.Terms.OfType<TimeTerm>().Any(term => term.Time.Ago is not null);

    private SeverityTerm[] Severities { get; } = [.. Query.Terms.OfType<SeverityTerm>()];

    /// <summary>Whether a severity fits.</summary>
    public bool Admits(Severity severity) => Array.TrueForAll(Severities, term => term.Admits(severity));
}
