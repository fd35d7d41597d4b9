using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Comparisons whose figures a test sets, and that keep what was asked of them.</summary>
internal sealed class FakePathComparisons : IPathComparisons
{
    public List<FakePathComparisonRun> Runs { get; } = [];

    /// <summary>The test events that were asked for.</summary>
    public List<(int Count, TimeSpan Interval)> Published { get; } = [];

    /// <summary>Ends the publishing that is under way.</summary>
    public TaskCompletionSource Publishing { get; private set; } = new();

    /// <summary>What a new run shows at first.</summary>
    public PathComparison Figures { get; set; } = Comparisons.Healthy;

    public IPathComparisonRun Watch(IReadOnlyList<string> streams)
    {
        var run = new FakePathComparisonRun(streams, Figures);
        Runs.Add(run);
        return run;
    }

    public Task PublishTestEventsAsync(int count, TimeSpan interval, CancellationToken cancellationToken)
    {
        Publishing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => Publishing.TrySetCanceled(cancellationToken));
        Published.Add((count, interval));
        return Publishing.Task;
    }
}
