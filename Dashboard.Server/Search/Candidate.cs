namespace Dashboard.Server.Search;

/// <summary>Where the index says that a match may be.</summary>
/// <param name="Position">The entry's position in the log.</param>
/// <param name="Stream">The entry's stream.</param>
internal readonly record struct Candidate(long Position, string Stream);
