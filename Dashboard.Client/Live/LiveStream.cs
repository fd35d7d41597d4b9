namespace Dashboard.Client.Live;

/// <summary>A stream as the Live page lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Notifications">How many notifications the log holds of it.</param>
/// <param name="LastPosition">The position of the newest.</param>
/// <param name="LastPublishedAt">When that was published.</param>
public sealed record LiveStream(string Name, long Notifications, long LastPosition, DateTimeOffset LastPublishedAt);
