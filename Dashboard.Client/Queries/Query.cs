using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>
/// What somebody wants to see, as one line of text: words, "phrases" and conditions on fields, all of which must hold.
/// <c>severity&gt;=error tag:db source:payments "disk full" -stream:ci</c>. The same text is a view's address, the filter of a
/// subscription and a search in the log.
/// </summary>
public sealed class Query
{
    private Query(IReadOnlyList<QueryTerm> terms)
    {
        Terms = terms;
        Text = string.Join(' ', terms.Select(term => term.Text));
        NeedsState = terms.OfType<StateTerm>().Any();
    }

    /// <summary>Lets everything through.</summary>
    public static Query Empty { get; } = new([]);

    /// <summary>The conditions.</summary>
    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>The query as it is written out: what was typed, without what means nothing.</summary>
    public string Text { get; }

    /// <summary>Whether everything matches.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Whether it asks for what people have done with a notification, which does not stand in the log.</summary>
    public bool NeedsState { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">The text; null or blank is <see cref="Empty"/>.</param>
    /// <param name="query">The query; <see cref="Empty"/> where it cannot be understood.</param>
    /// <param name="error">What is wrong with it; null where nothing is.</param>
    public static bool TryParse(string? text, out Query query, out QueryError? error)
    {
        var parser = new QueryParser(text ?? "");
        error = parser.Parse();
        query = error is null && parser.Terms.Count > 0 ? new Query(parser.Terms) : Empty;
        return error is null;
    }

    /// <summary>Whether a notification fits.</summary>
    public bool Matches(Notification notification, in QueryContext context) => IsEmpty || Matches(new QuerySubject(notification), context);

    /// <summary>Whether a notification fits that others look at too.</summary>
    public bool Matches(QuerySubject subject, in QueryContext context)
    {
        for (var i = 0; i < Terms.Count; i++)
        {
            if (!Terms[i].Matches(subject, context))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The query with a condition in the place of all others on the same field, such as <c>severity&gt;=error</c>.</summary>
    /// <exception cref="ArgumentException">The text is not one condition on a field.</exception>
    public Query With(string condition)
    {
        if (!TryParse(condition, out var one, out var error) || one.Terms is not [{ Field.Length: > 0 } term])
        {
            throw new ArgumentException(error?.Message ?? "Not one condition on a field.", nameof(condition));
        }

        return new Query([.. Terms.Where(other => other.Field != term.Field), term]);
    }

    /// <summary>The query without any condition on a field.</summary>
    public Query Without(string field) => Where(term => term.Field != field);

    /// <summary>The query with some of its conditions only.</summary>
    public Query Where(Func<QueryTerm, bool> stays) => new([.. Terms.Where(stays)]);

    /// <summary>The query with one more condition.</summary>
    public Query And(QueryTerm term) => new([.. Terms, term]);
}
