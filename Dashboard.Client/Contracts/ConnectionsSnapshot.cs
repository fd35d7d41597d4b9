namespace Dashboard.Client.Contracts;

/// <summary>Everybody who is connected, at one moment.</summary>
/// <param name="TakenAt">When that was, by <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="Connections">The connections, newest first.</param>
/// <param name="Direct">Those that came directly.</param>
/// <param name="Proxied">Those that came through a proxy.</param>
public sealed record ConnectionsSnapshot(
    long TakenAt, IReadOnlyList<ConnectionSummary> Connections, ConnectionTotals Direct, ConnectionTotals Proxied);
