namespace Dashboard.Client.Settings;

/// <summary>What happens when a notification fits a query. Of a list of rules the first that fits decides.</summary>
/// <param name="Query">The query, as it would stand in the box of the Live page; empty fits everything.</param>
/// <param name="Action">What happens.</param>
public sealed record AlertRule(string Query, AlertAction Action);
