using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>What most people want to mute who look at a notification, or at several.</summary>
public static class MuteQuery
{
    /// <summary>A longer list of values is no line that anybody reads before muting it.</summary>
    private const int LongestCondition = 400;

    /// <summary>The query: its condition, else its source, each in its stream; else the stream.</summary>
    public static string For(Notification notification) => For([notification]);

    /// <summary>
    /// The query for several together: their conditions where all have one, else their sources, each in their streams; else the
    /// streams. Empty where they have so little in common that a person has to say it.
    /// </summary>
    public static string For(IReadOnlyCollection<Notification> notifications)
    {
        ArgumentNullException.ThrowIfNull(notifications);
        if (notifications.Count == 0 || TermOf(QueryFields.Stream, notifications, one => one.Stream) is not { } streams)
        {
            return "";
        }

        var narrower = TermOf(QueryFields.Key, notifications, one => one.Key) ?? TermOf(QueryFields.Source, notifications, one => one.Source);
        return narrower is null ? streams : $"{streams} {narrower}";
    }

    /// <summary>The condition that all of them fit; null where one has no value, or they have too many.</summary>
    private static string? TermOf(string field, IEnumerable<Notification> notifications, Func<Notification, string?> valueOf)
    {
        string?[] values = [.. notifications.Select(valueOf).Distinct(StringComparer.OrdinalIgnoreCase).Take(LongestCondition)];
        return Array.Exists(values, string.IsNullOrEmpty) || new FieldTerm(field, values!, Negated: false).Text is not { Length: <= LongestCondition } text
            ? null
            : text;
    }
}
