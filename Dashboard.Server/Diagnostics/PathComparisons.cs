using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Server.Diagnostics;

/// <summary>The comparisons that somebody watches now; the last watcher of one ends it.</summary>
internal sealed class PathComparisons(
    IServerAddress address, FeedHub feeds, DiagnosticsSettings settings, TestEventPublisher publisher) : IPathComparisons
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shared> _runs = new(StringComparer.Ordinal);

    public IPathComparisonRun Watch(IReadOnlyList<string> streams)
    {
        if (streams.FirstOrDefault(stream => !IsReadable(stream)) is { } bad)
        {
            throw new ArgumentException($"'{bad}' is not a name of a stream.", nameof(streams));
        }

        string[] all = [.. streams.Append(StreamName.Probe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var key = string.Join(' ', all);
        lock (_lock)
        {
            if (!_runs.TryGetValue(key, out var shared))
            {
                _runs[key] = shared = new Shared(new PathComparisonRun(all, address, feeds, settings));
            }

            shared.Watchers++;
            return new Watcher(shared.Run, () => Leave(key, shared));
        }
    }

    public Task PublishTestEventsAsync(int count, TimeSpan interval, CancellationToken cancellationToken) =>
        publisher.PublishAsync(count, interval, cancellationToken);

    private static bool IsReadable(string stream) =>
        stream == StreamName.All || StreamName.IsValid(stream) || StreamName.IsReserved(stream);

    private void Leave(string key, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Watchers == 0)
            {
                _runs.Remove(key);
                shared.Run.Dispose();
            }
        }
    }

    private sealed class Shared(PathComparisonRun run)
    {
        public PathComparisonRun Run { get; } = run;

        public int Watchers { get; set; }
    }

    private sealed class Watcher(PathComparisonRun run, Action leave) : IPathComparisonRun
    {
        private Action? _leave = leave;

        public PathComparison Current => run.Current;

        public void StartAfresh() => run.StartAfresh();

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
