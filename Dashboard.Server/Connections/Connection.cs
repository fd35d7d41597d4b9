using Dashboard.Server.EventLog;

namespace Dashboard.Server.Connections;

/// <summary>A subscriber that is connected now.</summary>
/// <param name="Scope">The streams that it reads.</param>
/// <param name="Remote">Its address, as the server sees it.</param>
/// <param name="ConnectedAt">Since when.</param>
internal sealed record Connection(StreamScope Scope, string Remote, DateTimeOffset ConnectedAt);
