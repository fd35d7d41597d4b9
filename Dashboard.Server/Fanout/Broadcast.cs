using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Follows the tail of the log. Step 3 of 7 on a notification's way: each appended entry becomes a frame once, and the
/// pumps that write it to the subscribers are woken.
/// </summary>
internal sealed class Broadcast : IDisposable
{
    private const int MostPumps = 4;

    private readonly IEventLog _log;
    private readonly FrameWindow _window;
    private readonly Pump[] _pumps;

    public Broadcast(
        IEventLog log, IOptions<FanoutOptions> options, FanoutMetrics metrics, TimeProvider time, ILoggerFactory loggers)
    {
        var (settings, bounds) = (options.Value, log.Bounds);
        _log = log;
        _window = new FrameWindow(settings.Window, settings.WindowBytes, bounds.Last);
        var pumps = settings.Pumps > 0 ? settings.Pumps : Math.Clamp(Environment.ProcessorCount / 2, 1, MostPumps);
        var heartbeats = new Heartbeats(_window, settings, time, bounds.Epoch);
        var edges = new PumpEdges(heartbeats, metrics, time, loggers.CreateLogger<Pump>());
        var catchUp = new CatchUp(log, _window, settings, edges);
        _pumps = [.. Enumerable.Range(0, pumps).Select(_ => new Pump(_window, catchUp, settings, edges))];
        metrics.Observe(
            () => _pumps.Sum(pump => pump.Delivered),
            () => _pumps.Max(pump => pump.Lag),
            () => (_window.Count, _window.Bytes));
        log.Appended += Append;
        log.Deleted += _window.Withdraw;
    }

    /// <summary>Where the log stands for subscribers: they see nothing before it is here.</summary>
    public LogBounds Bounds => new(_log.Bounds.Epoch, _window.Head);

    /// <summary>
    /// Sends a connection everything after a position, and live from there on. Nobody else may write to it until
    /// <see cref="Subscriber.Ended"/> has completed.
    /// </summary>
    /// <param name="start">What it wants. Whatever is appended after that position was noted is in the window or the log.</param>
    /// <param name="output">The connection; what was written to it and not flushed is sent first.</param>
    public Subscriber Subscribe(SubscriberStart start, IEventStreamOutput output) =>
        _pumps.MinBy(pump => pump.Count)!.Add(start, output);

    /// <summary>Ends every subscriber.</summary>
    public void Stop()
    {
        foreach (var pump in _pumps)
        {
            pump.Stop();
        }
    }

    public void Dispose()
    {
        _log.Appended -= Append;
        _log.Deleted -= _window.Withdraw;
        foreach (var pump in _pumps)
        {
            pump.Dispose();
        }
    }

    private void Append(IReadOnlyList<LogEntry> batch)
    {
        var epoch = _log.Bounds.Epoch;
        foreach (var entry in batch)
        {
            _window.Add(new Frame(entry, epoch));
        }

        foreach (var pump in _pumps)
        {
            pump.WakeForEverybody();
        }
    }
}
