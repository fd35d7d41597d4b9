using System.Text.Json;

namespace Dashboard.Client.Contracts;

/// <summary>What people read: the JSON in the data of an event. Everything in it is text, never markup.</summary>
public sealed record Notification
{
    /// <summary>The event id, <c>&lt;epoch&gt;-&lt;position&gt;</c>; see <see cref="EventId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The stream that it was published to; see <see cref="StreamName"/>.</summary>
    public required string Stream { get; init; }

    /// <summary>How serious it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>More text, of any number of lines.</summary>
    public string? Body { get; init; }

    /// <summary>Short labels to filter by.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Who says so: a host, a service, a job.</summary>
    public string? Source { get; init; }

    /// <summary>Where to read more; absolute, of scheme http, https or mailto.</summary>
    public string? Url { get; init; }

    /// <summary>Names the condition, so that later notifications about it can be told to belong together.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the condition still holds; absent for plain news.</summary>
    public NotificationStatus? Status { get; init; }

    /// <summary>When it happened, by the publisher's clock.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When it was appended to the log, by the server's clock. It orders nothing; the id does.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Any JSON that the publisher added for programs.</summary>
    public JsonElement? Data { get; init; }
}
