namespace Dashboard.Client.Feeds;

/// <summary>An event as a feed's viewers get it.</summary>
/// <param name="Sequence">Its place in the feed, from 1.</param>
/// <param name="Event">The event.</param>
/// <param name="Read">The number of the socket read that completed it, over all connections of the feed.</param>
/// <param name="ReadAt">When that read returned, by <see cref="TimeProvider.GetTimestamp"/>.</param>
public sealed record FeedEvent(long Sequence, ServerSentEvent Event, long Read, long ReadAt);
