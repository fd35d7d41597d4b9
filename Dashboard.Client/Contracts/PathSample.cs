namespace Dashboard.Client.Contracts;

/// <summary>One event, timed on both paths.</summary>
/// <param name="Sequence">Counts the events of this comparison, from 1.</param>
/// <param name="Id">The event id by which the two arrivals were matched.</param>
/// <param name="Stream">The stream that it was published to.</param>
/// <param name="Title">The notification's title.</param>
/// <param name="PublishedAt">When it was published, by the server's clock.</param>
/// <param name="Direct">Its arrival on the direct connection; null while it has not arrived there.</param>
/// <param name="Proxied">Its arrival on the proxied connection; null while it has not arrived there.</param>
/// <param name="HeldMs">
/// While it has arrived directly but not through a proxy whose request was already under way: milliseconds since then.
/// </param>
public sealed record PathSample(
    long Sequence,
    string Id,
    string Stream,
    string Title,
    DateTimeOffset PublishedAt,
    PathArrival? Direct,
    PathArrival? Proxied,
    double? HeldMs)
{
    /// <summary>Milliseconds by which the proxied arrival came later than the direct one; null until both are there.</summary>
    public double? DifferenceMs => Direct is { } direct && Proxied is { } proxied
        ? proxied.LatencyMs - direct.LatencyMs
        : null;
}
