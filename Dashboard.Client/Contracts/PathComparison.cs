namespace Dashboard.Client.Contracts;

/// <summary>The same events on two paths, as far as they have come.</summary>
/// <param name="TakenAt">When these figures were taken, by the server's clock.</param>
/// <param name="Streams">The streams that both connections read, as in the query of <c>/sse</c>.</param>
/// <param name="Direct">The connection to the server itself.</param>
/// <param name="Proxied">The connection through the proxy; null where no proxy is configured.</param>
/// <param name="Difference">Proxied minus direct, of the events that arrived on both.</param>
/// <param name="NoiseMs">
/// What cannot be told from nothing: the p95 of the distance between two direct connections that get the same events at
/// the same time, in milliseconds; null while they have too few in common.
/// </param>
/// <param name="HeldBack">How many events have arrived directly and are still missing on the proxied connection.</param>
/// <param name="LongestHeldMs">The longest time that one of them has been missing, in milliseconds; 0 where none is.</param>
/// <param name="Samples">The newest samples, newest first.</param>
public sealed record PathComparison(
    DateTimeOffset TakenAt,
    IReadOnlyList<string> Streams,
    PathLane Direct,
    PathLane? Proxied,
    PathStatistics Difference,
    double? NoiseMs,
    int HeldBack,
    double LongestHeldMs,
    IReadOnlyList<PathSample> Samples);
