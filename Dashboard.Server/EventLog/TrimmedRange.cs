namespace Dashboard.Server.EventLog;

/// <summary>What retention has taken out of some streams, seen from a position.</summary>
/// <param name="Missed">How many notifications after that position are gone, at the most; 0 where none is.</param>
/// <param name="Oldest">The oldest position of those streams that can still be read; null where there is none.</param>
internal readonly record struct TrimmedRange(long Missed, long? Oldest);
