using Dashboard.Server.EventLog;

namespace Dashboard.Tests.Support;

/// <summary>Holds the log's writer after it has written a batch and before it answers, for as long as a test needs.</summary>
internal sealed class AppendGate : IDisposable
{
    private readonly IEventLog _log;
    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _open = new();

    public AppendGate(IEventLog log)
    {
        _log = log;
        log.Appended += Hold;
    }

    /// <summary>Waits until the writer stands at the gate.</summary>
    public Task ReachedAsync() => Eventually.True(() => _reached.IsSet, "the writer has written a batch");

    public void Open() => _open.Set();

    public void Dispose()
    {
        _open.Set();
        _log.Appended -= Hold;
    }

    private void Hold(IReadOnlyList<LogEntry> batch)
    {
        _reached.Set();
        _open.Wait(Eventually.Limit);
    }
}
