namespace Dashboard.Client.Queries;

/// <summary>
/// A word or a phrase. It matches wherever it stands in title, body, source or tags, also inside a word: <c>disk</c> finds
/// <c>/dev/disk0</c>. That is what people expect of parts of host names and codes, and the only rule that works for
/// scripts without spaces. Case, diacritics and the amount of white space do not count.
/// </summary>
/// <param name="Folded">What is looked for; see <see cref="FoldedText.Fold"/>.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Negated">Whether it must not stand there.</param>
public sealed record TextTerm(string Folded, string Typed, bool Negated) : QueryTerm("", Negated)
{
    /// <inheritdoc />
    public override string Written => Typed.Any(c => char.IsWhiteSpace(c) || c is ':' or '<' or '>' or '=') || Typed[0] == '-' ? $"\"{Typed}\"" : Typed;

    /// <inheritdoc />
    protected override bool Holds(QuerySubject subject, in QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Text.Contains(Folded, StringComparison.Ordinal);
    }
}
