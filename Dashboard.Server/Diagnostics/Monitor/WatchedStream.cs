using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>One probe stream on one path, across its connections; it counts what comes.</summary>
/// <param name="path">The path. What the control sees is not counted: it is only there to know the noise.</param>
/// <param name="open">Opens it, behind an event where one is given.</param>
/// <param name="metrics">Where it is counted.</param>
internal sealed class WatchedStream(PathName path, Func<string?, IWireStream> open, MonitorMetrics metrics)
{
    private IWireStream _connection = open(null);
    private int _counted;
    private bool _hasBegun;
    private ObservedEvent? _last;

    /// <summary>What the present connection had seen at the latest look.</summary>
    public StreamObservation Seen { get; private set; } = new() { Url = "", StartedAtMs = 0 };

    public bool HasEnded => Seen.EndedAtMs is not null;

    /// <summary>Takes notice of what has come since the last look.</summary>
    public void Look()
    {
        Seen = _connection.Current;
        if (path == PathName.Control)
        {
            return;
        }

        if (!_hasBegun && Seen.FirstByteAtMs - Seen.RequestedAtMs is { } firstByte)
        {
            _hasBegun = true;
            metrics.FirstByte(path, firstByte);
        }

        for (; _counted < Seen.Events.Count; _counted++)
        {
            Count(Seen.Events[_counted]);
        }
    }

    /// <summary>Opens it again behind its last event, as browsers do.</summary>
    public void Reopen()
    {
        if (Seen.Status is not null)
        {
            metrics.Reconnected(path);
        }

        _connection = open(_last?.Id);
        _counted = 0;
        _hasBegun = false;
        Seen = _connection.Current;
    }

    public void Close() => _connection.Close();

    private void Count(ObservedEvent one)
    {
        if (one.AtMs - one.SentAtMs is { } latency)
        {
            metrics.Arrived(path, latency);
        }

        if (_last is { } last && one.Number > last.Number + 1)
        {
            metrics.Missed(path, one.Number - last.Number - 1);
        }
        else if (one.Number <= _last?.Number)
        {
            metrics.Doubled(path);
        }

        _last = _last is null || one.Number > _last.Number ? one : _last;
    }
}
