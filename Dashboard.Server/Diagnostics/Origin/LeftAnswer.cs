namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>What the application knows about the reader of a probe stream.</summary>
/// <param name="Open">Whether it still sends.</param>
/// <param name="LeftAfterMs">
/// Milliseconds from the beginning of the stream to the moment when it noticed that the reader had left; null while it
/// is open, and where the stream came to its own end.
/// </param>
internal sealed record LeftAnswer(bool Open, double? LeftAfterMs);
