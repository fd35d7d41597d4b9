namespace Dashboard.Client.Feeds;

/// <summary>What makes two viewers share a feed: the address, and how the reader treats silence.</summary>
/// <param name="Url">The address of the event stream.</param>
/// <param name="CutWhenStale">
/// Whether a silent connection is given up for a new one, as viewers want it; a comparison of paths wants to see the
/// silence instead.
/// </param>
/// <param name="Connection">Tells connections to the same address apart, where somebody wants more than one.</param>
public sealed record FeedKey(Uri Url, bool CutWhenStale = true, int Connection = 1);
