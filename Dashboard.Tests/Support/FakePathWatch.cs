using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A watch that says what a test wants.</summary>
internal sealed class FakePathWatch : IPathWatch
{
    public PathWatch Current { get; set; } = new(WatchState.Off, DateTimeOffset.UnixEpoch, "", null, null, null);
}
