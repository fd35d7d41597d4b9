using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>The same probe stream on both paths; the proxied one is opened again when it ends.</summary>
internal sealed class WatchedPair
{
    private readonly Func<PathName, WatchedStream> _open;
    private readonly double _intervalMs;
    private readonly WatchedStream _direct;
    private readonly WatchedStream? _control;
    private WatchedStream? _proxied;

    public WatchedPair(DiagnosisContext context, ProbeStream stream, bool isControlled, MonitorMetrics metrics)
    {
        _open = path => new WatchedStream(path, lastId => context.Open(path, stream, lastId), metrics);
        _intervalMs = stream.IntervalMs;
        _direct = _open(PathName.Direct);
        _control = isControlled ? _open(PathName.Control) : null;
    }

    /// <summary>Whether the application has ended the stream, so that there is nothing to compare with any more.</summary>
    public bool IsOver => _direct.HasEnded;

    /// <summary>All that was seen; null before the proxied connection was begun.</summary>
    public StreamPair? Seen => _proxied is null ? null : new StreamPair(_intervalMs, _direct.Seen, _proxied.Seen, _control?.Seen);

    /// <summary>Looks at all connections. Direct comes first, so that it is the one which pays for code that is compiled on its first use.</summary>
    public void Look()
    {
        _direct.Look();
        _control?.Look();
        _proxied?.Look();
        if (_proxied is null && _direct.Seen.HeadersAtMs is not null)
        {
            _proxied = _open(PathName.Proxied);
            _proxied.Look();
        }
    }

    /// <summary>Opens the proxied stream again where it ended some time ago.</summary>
    /// <returns>What was seen of the one that had ended; null where nothing was to do.</returns>
    public StreamPair? Reopen(double endedBeforeMs)
    {
        if (_proxied is not { Seen.EndedAtMs: { } ended } || ended > endedBeforeMs)
        {
            return null;
        }

        var seen = Seen;
        _proxied.Reopen();
        return seen;
    }

    public void Close()
    {
        _direct.Close();
        _control?.Close();
        _proxied?.Close();
    }
}
