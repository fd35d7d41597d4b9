using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>A run of <see cref="FakePathComparisons"/>.</summary>
internal sealed class FakePathComparisonRun(IReadOnlyList<string> streams, PathComparison figures) : IPathComparisonRun
{
    public string Streams { get; } = string.Join(',', streams);

    public PathComparison Current { get; set; } = figures;

    /// <summary>How many times it was started afresh.</summary>
    public int Restarts { get; private set; }

    public bool Left { get; private set; }

    public void StartAfresh() => Restarts++;

    public void Dispose() => Left = true;
}
