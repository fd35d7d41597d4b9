namespace Dashboard.Client.Contracts;

/// <summary>A stream as it stands now.</summary>
/// <param name="Name">Its name; see <see cref="StreamName"/>.</param>
/// <param name="Notifications">How many notifications the log holds of it.</param>
/// <param name="LastId">The id of its newest notification.</param>
/// <param name="LastPublishedAt">When that was published, by the server's clock.</param>
public sealed record StreamSummary(string Name, long Notifications, string LastId, DateTimeOffset LastPublishedAt);
