using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live;

/// <summary>A row of the live list: a notification, or the news that some are missing.</summary>
/// <param name="Sequence">Its place in the feed.</param>
/// <param name="Notification">The notification, if it is one.</param>
/// <param name="Gap">What is missing, if it says so.</param>
/// <param name="Trouble">What could not be read, in words, if that is so.</param>
public sealed record LiveRow(long Sequence, Notification? Notification = null, Gap? Gap = null, string? Trouble = null);
