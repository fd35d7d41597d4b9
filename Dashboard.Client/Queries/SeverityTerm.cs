using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>A condition on the severity, such as <c>severity&gt;=error</c> or <c>severity:info,warning</c>.</summary>
/// <param name="Comparison">One of <c>:</c>, <c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c>.</param>
/// <param name="Values">The severities; one, except with <c>:</c>.</param>
/// <param name="Negated">Whether it must not hold.</param>
public sealed record SeverityTerm(string Comparison, IReadOnlyList<Severity> Values, bool Negated)
    : QueryTerm(QueryFields.Severity, Negated)
{
    /// <inheritdoc />
    public override string Written => $"{Field}{Comparison}{string.Join(',', Values.Select(value => value.WireName()))}";

    /// <summary>Whether a severity fits.</summary>
    public bool Admits(Severity severity) => IsMet(severity) != Negated;

    /// <inheritdoc />
    protected override bool Holds(QuerySubject subject, in QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return IsMet(subject.Notification.Severity);
    }

    private bool IsMet(Severity severity) => Comparison switch
    {
        ">=" => severity >= Values[0],
        ">" => severity > Values[0],
        "<=" => severity <= Values[0],
        "<" => severity < Values[0],
        _ => Values.Contains(severity),
    };
}
