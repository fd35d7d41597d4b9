namespace Dashboard.Client.Queries;

/// <summary>The values that are in use, for suggestions.</summary>
/// <param name="Streams">Names of streams.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Sources">Sources.</param>
public sealed record QueryVocabulary(IReadOnlyCollection<string> Streams, IReadOnlyCollection<string> Tags, IReadOnlyCollection<string> Sources)
{
    /// <summary>Nothing is known.</summary>
    public static QueryVocabulary None { get; } = new([], [], []);
}
