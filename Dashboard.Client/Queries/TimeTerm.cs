namespace Dashboard.Client.Queries;

/// <summary>A condition on the time of publishing: <c>since:15m</c>, <c>until:2026-11-22T10:00Z</c>.</summary>
/// <param name="Name"><c>since</c> (that time or later) or <c>until</c> (before that time).</param>
/// <param name="Time">The time: so long ago, or a point in time.</param>
/// <param name="Negated">Whether it must not hold.</param>
public sealed record TimeTerm(string Name, QueryTime Time, bool Negated) : QueryTerm(Name, Negated)
{
    /// <inheritdoc />
    public override string Written => $"{Name}:{Time.Typed}";

    /// <inheritdoc />
    protected override bool Holds(QuerySubject subject, in QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var published = subject.Notification.PublishedAt;
        return Name == QueryFields.Since ? published >= Time.At(context.Now) : published < Time.At(context.Now);
    }
}
