using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>What a subscriber wants.</summary>
/// <param name="Position">It gets everything after this position.</param>
/// <param name="LastSent">The position of the last event that it has already; null for none.</param>
/// <param name="KnownTrimmed">Up to where retention had taken its streams when the position was found.</param>
/// <param name="Scope">The streams.</param>
/// <param name="Filter">What of them.</param>
internal sealed record SubscriberStart(long Position, long? LastSent, long KnownTrimmed, StreamScope Scope, SubscriptionFilter Filter);
