namespace Dashboard.Server.EventLog;

/// <summary>What retention has taken out of some streams, seen from a position.</summary>
/// <param name="Missed">
/// How many notifications after that position are gone, at the most; 0 where none is. It can be too high, because a log
/// remembers how many are gone of a stream and up to where, but not since where.
/// </param>
/// <param name="Oldest">The oldest position after it that those streams can still be read from; null where there is none.</param>
internal readonly record struct TrimmedRange(long Missed, long? Oldest);
