namespace Dashboard.Bench.Profile;

/// <summary>The memory of one server, as connections came that do nothing.</summary>
/// <param name="Server">The server.</param>
/// <param name="Connections">How many there were in the end, <see cref="ProfileOptions.Base"/> of them from the first count on.</param>
/// <param name="Empty">Before the first of them.</param>
/// <param name="Warm">With the first of them, after a collection.</param>
/// <param name="Full">With all of them.</param>
/// <param name="Collected">With all of them, after a collection.</param>
internal sealed record MemoryProfile(string Server, int Connections, MemoryMoment Empty, MemoryMoment Warm, MemoryMoment Full, MemoryMoment Collected);
