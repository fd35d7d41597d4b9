using Dashboard.Client.Contracts;
using Dashboard.Client.Reading;

namespace Dashboard.Client.Wall;

/// <summary>Where the wall reads, over HTTP like any other program.</summary>
/// <param name="Server">The server.</param>
/// <param name="History">Its log.</param>
/// <param name="Streams">Its streams.</param>
public sealed record WallSources(IServerAddress Server, HistoryReader History, StreamsReader Streams);
