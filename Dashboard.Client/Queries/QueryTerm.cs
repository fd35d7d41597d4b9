namespace Dashboard.Client.Queries;

/// <summary>One condition of a query; all of them must hold.</summary>
/// <param name="Field">The field that it names, in lower case; empty for words and phrases.</param>
/// <param name="Negated">Whether it must not hold.</param>
public abstract record QueryTerm(string Field, bool Negated)
{
    /// <summary>The term as it is written, without the sign that negates it.</summary>
    public abstract string Written { get; }

    /// <summary>The term as it stands in a query.</summary>
    public string Text => Negated ? $"-{Written}" : Written;

    /// <summary>Whether the term lets a notification through.</summary>
    public bool Matches(QuerySubject subject, in QueryContext context) => Holds(subject, context) != Negated;

    /// <summary>Whether the condition holds, before it is negated.</summary>
    protected abstract bool Holds(QuerySubject subject, in QueryContext context);

    /// <summary>A value as it has to be written to be read as one.</summary>
    internal static string Quote(string value) =>
        value.Length == 0 || value.Any(c => char.IsWhiteSpace(c) || c is ',') || value[0] == '-' ? $"\"{value}\"" : value;
}
