namespace Dashboard.Client.Queries;

/// <summary>A condition on what people have done with a notification, such as <c>is:open</c>; only the dashboard knows that.</summary>
/// <param name="Values">Any of <see cref="QueryFields.States"/>; one of them must hold.</param>
/// <param name="Negated">Whether it must not hold.</param>
public sealed record StateTerm(IReadOnlyList<string> Values, bool Negated) : QueryTerm(QueryFields.Is, Negated)
{
    /// <inheritdoc />
    public override string Written => $"{Field}:{string.Join(',', Values)}";

    /// <inheritdoc />
    protected override bool Holds(QuerySubject subject, in QueryContext context)
    {
        foreach (var value in Values)
        {
            var holds = value switch
            {
                "acknowledged" => context.Acknowledged,
                "snoozed" => context.Snoozed,
                "muted" => context.Muted,
                _ => !context.Acknowledged && !context.Snoozed && !context.Muted,
            };
            if (holds)
            {
                return true;
            }
        }

        return false;
    }
}
