using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>A stream as it stands now.</summary>
/// <param name="Name">Its name; see <see cref="StreamName"/>.</param>
/// <param name="Notifications">How many notifications the log holds of it.</param>
/// <param name="LastId">The id of the newest that it holds; null where it holds none.</param>
/// <param name="LastPublishedAt">When that was published, by the server's clock; null where it holds none.</param>
public sealed record StreamSummary(string Name, long Notifications, string? LastId, DateTimeOffset? LastPublishedAt)
{
    /// <summary>What it is for, in a line; null where nobody has said.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// About how many bytes its notifications take as JSON: estimated from some of them when the server starts, counted from
    /// then on. The file takes about a fifth more, for its indexes.
    /// </summary>
    public long Bytes { get; init; }

    /// <summary>Notifications a second over the last minute, or since the server started where that is shorter.</summary>
    public double Rate { get; init; }

    /// <summary>Subscribers that are connected now and get what is published to it.</summary>
    public int Subscribers { get; init; }

    /// <summary>How much of it is kept.</summary>
    public StreamRetention? Retention { get; init; }

    /// <summary>The age that was set for this stream; null where the server's own setting holds.</summary>
    public string? RetainFor { get; init; }

    /// <summary>The number that was set for this stream; null where the server's own setting holds.</summary>
    public long? RetainCount { get; init; }

    /// <summary>Since when there is the stream; null for one that lives by its notifications alone.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Whether it was deleted, and its notifications are going right now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleting { get; init; }
}
