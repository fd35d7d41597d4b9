namespace Dashboard.Client.Contracts;

/// <summary>Runs comparisons of the direct and the proxied path for whoever watches.</summary>
public interface IPathComparisons
{
    /// <summary>
    /// Watches both paths to these streams. Watchers of the same streams share one run, which ends soon after the last
    /// of them has left.
    /// </summary>
    /// <param name="streams">Names of streams, or <see cref="StreamName.All"/>; test events are always among them.</param>
    /// <exception cref="ArgumentException">One of them is not a name.</exception>
    IPathComparisonRun Watch(IReadOnlyList<string> streams);

    /// <summary>
    /// Publishes test events to <see cref="StreamName.Probe"/> over HTTP, as any program would.
    /// </summary>
    /// <param name="count">How many, 1 to 100.</param>
    /// <param name="interval">The time between two of them.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="HttpRequestException">The server refused one, or could not be reached.</exception>
    Task PublishTestEventsAsync(int count, TimeSpan interval, CancellationToken cancellationToken);
}
