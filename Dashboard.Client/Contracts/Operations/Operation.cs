namespace Dashboard.Client.Contracts.Operations;

/// <summary>
/// Something that a person does with notifications: the body of <c>POST /api/operations</c>, and, without what had no
/// effect, the <see cref="Notification.Data"/> of the notification in <see cref="StreamName.Operations"/> that records it.
/// When it was done is when that notification was published.
/// </summary>
public sealed record Operation
{
    /// <summary>What is done.</summary>
    public required OperationAction Action { get; init; }

    /// <summary>Who does it, under the name that the person gives; one line.</summary>
    public required string By { get; init; }

    /// <summary>Why, in the person's own words, of any number of lines; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The ids of single notifications; not for mutes.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Whole conditions; not for mutes.</summary>
    public IReadOnlyList<KeyRange>? Keys { get; init; }

    /// <summary>What is muted, in the language of the query box; for a mute only.</summary>
    public string? Query { get; init; }

    /// <summary>When it ends, by the server's clock; for a snooze and a mute, which both need it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Which mute ends; see <see cref="Mute.Id"/>.</summary>
    public string? MuteId { get; init; }
}
