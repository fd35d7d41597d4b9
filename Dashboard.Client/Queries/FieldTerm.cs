using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>
/// A condition on a field that holds text, such as <c>stream:payments,orders</c> or <c>source:web-*</c>: one of the values
/// must be the field's, in any case and without marks. A <c>*</c> at the end stands for anything that follows. Title and
/// body only have to contain the value.
/// </summary>
/// <param name="Name">The field.</param>
/// <param name="Values">The values as they were typed, at least one.</param>
/// <param name="Negated">Whether it must not hold.</param>
public sealed record FieldTerm(string Name, IReadOnlyList<string> Values, bool Negated) : QueryTerm(Name, Negated)
{
    private readonly string[] _folded = [.. Values.Select(FoldedText.Fold)];

    /// <inheritdoc />
    public override string Written => $"{Name}:{string.Join(',', Values.Select(Quote))}";

    /// <inheritdoc />
    protected override bool Holds(QuerySubject subject, in QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var notification = subject.Notification;
        return Name switch
        {
            QueryFields.Stream => IsOneOf(notification.Stream),
            QueryFields.Source => IsOneOf(notification.Source),
            QueryFields.Key => IsOneOf(notification.Key),
            QueryFields.Id => IsOneOf(notification.Id),
            QueryFields.Tag => notification.Tags?.Any(IsOneOf) == true,
            QueryFields.Status => IsOneOf(NameOf(notification.Status)),
            QueryFields.Title => Contains(notification.Title),
            _ => Contains(notification.Body),
        };
    }

    private static string? NameOf(NotificationStatus? status) => status switch
    {
        NotificationStatus.Firing => "firing",
        NotificationStatus.Resolved => "resolved",
        _ => null,
    };

    private bool IsOneOf(string? value)
    {
        if (value is null)
        {
            return false;
        }

        var folded = FoldedText.Fold(value);
        return Array.Exists(_folded, wanted => wanted is [.. var start, '*']
            ? folded.StartsWith(start, StringComparison.Ordinal)
            : string.Equals(folded, wanted, StringComparison.Ordinal));
    }

    private bool Contains(string? value)
    {
        var folded = FoldedText.Fold(value ?? "");
        return Array.Exists(_folded, wanted => folded.Contains(wanted, StringComparison.Ordinal));
    }
}
