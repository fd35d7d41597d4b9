namespace Dashboard.Client.Contracts;

/// <summary>One watcher's hold on a comparison; dispose it to leave.</summary>
public interface IPathComparisonRun : IDisposable
{
    /// <summary>The figures as they stand at this moment.</summary>
    PathComparison Current { get; }

    /// <summary>Forgets the samples seen so far, for every watcher, so that a change of the proxy shows at once.</summary>
    void StartAfresh();
}
