using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>What the watch has come to, for whoever asks: pages and figures.</summary>
internal sealed class PathWatchBoard : IPathWatch
{
    private PathWatch _current;

    public PathWatchBoard(MonitorMetrics metrics, TimeProvider time)
    {
        _current = new PathWatch(WatchState.Off, time.GetUtcNow(), "Nobody watches the proxied path.", null, null, null);
        metrics.Observe(() => Current.State);
    }

    public PathWatch Current => Volatile.Read(ref _current);

    public void Show(PathWatch watch) => Volatile.Write(ref _current, watch);
}
