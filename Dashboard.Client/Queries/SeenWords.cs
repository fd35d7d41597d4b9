using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>The tags and sources that have come, for suggestions; so many of them that a flood of new ones costs no memory.</summary>
public sealed class SeenWords
{
    /// <summary>More nobody chooses from, and the rest can still be typed.</summary>
    private const int Most = 500;

    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    /// <summary>Learns the words of a notification.</summary>
    public void Learn(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        foreach (var tag in notification.Tags ?? [])
        {
            Learn(_tags, tag);
        }

        if (notification.Source is { } source)
        {
            Learn(_sources, source);
        }
    }

    /// <summary>The words, in order.</summary>
    /// <param name="streams">The names of the streams.</param>
    public QueryVocabulary With(IEnumerable<string> streams) =>
        new([.. streams], [.. _tags.Order(StringComparer.OrdinalIgnoreCase)], [.. _sources.Order(StringComparer.OrdinalIgnoreCase)]);

    private static void Learn(HashSet<string> words, string word)
    {
        if (words.Count < Most)
        {
            words.Add(word);
        }
    }
}
