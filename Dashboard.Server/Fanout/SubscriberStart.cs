using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>What a subscriber wants.</summary>
/// <param name="Position">It gets everything after this position.</param>
/// <param name="LastSent">The position of the last event that it has already; null for none.</param>
/// <param name="Trimmed">What was gone of its streams before that: not told again, nor is it a hole.</param>
/// <param name="Scope">The streams.</param>
/// <param name="Filter">What of them.</param>
internal sealed record SubscriberStart(long Position, long? LastSent, TrimmedStreams Trimmed, StreamScope Scope, SubscriptionFilter Filter);
