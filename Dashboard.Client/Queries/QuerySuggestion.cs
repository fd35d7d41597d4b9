namespace Dashboard.Client.Queries;

/// <summary>What could stand where the caret is.</summary>
/// <param name="Start">Where the part begins that it replaces, in characters from 0.</param>
/// <param name="Length">How long that part is.</param>
/// <param name="Insert">What to put there.</param>
/// <param name="Meaning">What that means, in words; empty for values that speak for themselves.</param>
public sealed record QuerySuggestion(int Start, int Length, string Insert, string Meaning)
{
    /// <summary>The text with the suggestion in it, and where the caret goes.</summary>
    public (string Text, int Caret) ApplyTo(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (string.Concat(text.AsSpan(0, Start), Insert, text.AsSpan(Start + Length)), Start + Insert.Length);
    }
}
