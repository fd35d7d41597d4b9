namespace Dashboard.Client.Queries;

/// <summary>What a query may ask that does not stand in the notification.</summary>
/// <param name="Now">The server's time, from which relative times count back.</param>
/// <param name="Acknowledged">Whether somebody has acknowledged it.</param>
/// <param name="Snoozed">Whether it is snoozed now.</param>
/// <param name="Muted">Whether it is muted now.</param>
public readonly record struct QueryContext(DateTimeOffset Now, bool Acknowledged = false, bool Snoozed = false, bool Muted = false);
