namespace Dashboard.Client.Contracts;

/// <summary>What went over the connections of one path since the server started.</summary>
/// <param name="Open">Connections at this moment.</param>
/// <param name="Events">Notifications sent, also to those that have left; it only grows.</param>
/// <param name="Bytes">Bytes of the streams sent, also to those that have left; it only grows.</param>
public sealed record ConnectionTotals(int Open, long Events, long Bytes);
