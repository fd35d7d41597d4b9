namespace Dashboard.Client.Queries;

/// <summary>The fields that a query can name.</summary>
public static class QueryFields
{
    /// <summary>The severity.</summary>
    public const string Severity = "severity";

    /// <summary>The stream.</summary>
    public const string Stream = "stream";

    /// <summary>One of the tags.</summary>
    public const string Tag = "tag";

    /// <summary>Who says so.</summary>
    public const string Source = "source";

    /// <summary>The condition that the notification is about.</summary>
    public const string Key = "key";

    /// <summary>Whether the condition still holds.</summary>
    public const string Status = "status";

    /// <summary>The title.</summary>
    public const string Title = "title";

    /// <summary>The body.</summary>
    public const string Body = "body";

    /// <summary>The event id.</summary>
    public const string Id = "id";

    /// <summary>Published then or later.</summary>
    public const string Since = "since";

    /// <summary>Published before.</summary>
    public const string Until = "until";

    /// <summary>What people have done with it.</summary>
    public const string Is = "is";

    /// <summary>Every field, and what it means, in words for people.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (Severity, "how serious: severity>=error, severity:info,warning"),
        (Stream, "published to: stream:payments, -stream:ci"),
        (Tag, "has the tag: tag:db"),
        (Source, "says who: source:web-1, source:web-*"),
        (Key, "is about the condition: key:disk-db1"),
        (Status, "firing or resolved"),
        (Is, "open, acknowledged, snoozed or muted"),
        (Since, "published since: since:15m, since:2026-11-22"),
        (Until, "published before: until:2h, until:2026-11-22T10:00"),
        (Title, "text in the title"),
        (Body, "text in the body"),
        (Id, "the event id"),
    ];

    /// <summary>The values of <see cref="Is"/>; <c>open</c> is none of the others.</summary>
    public static IReadOnlyList<string> States { get; } = ["open", "acknowledged", "snoozed", "muted"];

    /// <summary>The values of <see cref="Status"/>.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["firing", "resolved"];

    /// <summary>Whether it is a field's name.</summary>
    public static bool IsKnown(string name) => All.Any(field => field.Name == name);
}
