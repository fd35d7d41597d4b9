namespace Dashboard.Client.History;

/// <summary>How far an export is.</summary>
/// <param name="State"><c>running</c>, <c>saved</c>, <c>cut</c> (saved, but not all), <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Rows">Notifications so far.</param>
/// <param name="Bytes">Bytes so far.</param>
/// <param name="Detail">What the server said of a failure; null otherwise.</param>
public sealed record ExportProgress(string State, long Rows, long Bytes, string? Detail);
