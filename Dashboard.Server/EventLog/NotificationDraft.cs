using System.Runtime.InteropServices;
using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Server.EventLog;

/// <summary>
/// A notification before the log has given it its id and time. Whoever makes one has validated it: the log stores and
/// sends it as it is.
/// </summary>
internal sealed record NotificationDraft
{
    public required string Stream { get; init; }

    public required Severity Severity { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? Key { get; init; }

    public NotificationStatus? Status { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public JsonElement? Data { get; init; }

    /// <summary>
    /// A second draft with the same key in the same stream is a retry: it gets the first one's answer, as long as that
    /// notification is held, and within <see cref="EventLogOptions.RememberKeysFor"/> in any case.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>About the bytes of memory that its longest parts hold: its texts and its data.</summary>
    public int Size()
    {
        var characters = Title.Length + (Body?.Length ?? 0) + (Url?.Length ?? 0);
        foreach (var tag in Tags ?? [])
        {
            characters += tag.Length;
        }

        return (characters * sizeof(char)) + (Data is { } data ? JsonMarshal.GetRawUtf8Value(data).Length : 0);
    }

    /// <summary>The notification that people will read.</summary>
    public Notification At(EventId id, DateTimeOffset publishedAt) => new()
    {
        Id = id.ToString(),
        Stream = Stream,
        Severity = Severity,
        Title = Title,
        Body = Body,
        Tags = Tags,
        Source = Source,
        Url = Url,
        Key = Key,
        Status = Status,
        OccurredAt = OccurredAt,
        PublishedAt = publishedAt,
        Data = Data,
    };
}
