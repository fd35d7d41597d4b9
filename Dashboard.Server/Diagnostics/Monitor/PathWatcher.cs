using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Rules;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Reads the probe streams of both paths for as long as it lives, and judges each look by the rules of the diagnosis.</summary>
internal sealed class PathWatcher : IDisposable
{
    private readonly MonitorSettings _settings;
    private readonly ProbePaths _paths;
    private readonly MonitorMetrics _metrics;
    private readonly WireSession _wire;
    private readonly CutMemory _cuts;
    private WatchRound _round;
    private double _lookedMs;
    private double _starvedMs;
    private double _starvedAtMs;
    private bool _hasAnswered;

    public PathWatcher(MonitorSettings settings, ProbePaths paths, MonitorMetrics metrics)
    {
        _settings = settings;
        _paths = paths;
        _metrics = metrics;

        // It is this very server that is asked, so its timestamps are of the same clock.
        _wire = new WireSession(settings.Time, sharesClock: true);
        _cuts = new CutMemory(settings.Options);
        _round = new WatchRound(settings, _wire, paths, metrics);
    }

    /// <summary>Looks at what has come.</summary>
    public WatchLook Look()
    {
        if (_round.IsOver)
        {
            _round.Dispose();
            _round = new WatchRound(_settings, _wire, _paths, _metrics);
        }

        var seen = _round.Look(_cuts, Starved());
        var verdict = Judgement.Of(seen);
        return new WatchLook(StateOf(seen, verdict), verdict, seen, _round.AgeMs);
    }

    public void Dispose()
    {
        _round.Dispose();
        _wire.Dispose();
    }

    private WatchState? StateOf(RunObservations seen, Verdict verdict)
    {
        var proxied = seen.Main?.Proxied;
        _hasAnswered |= proxied?.Status is not null;
        return verdict.State switch
        {
            _ when !_hasAnswered && IsUnreachable(proxied) => WatchState.NoProxy,

            // The application itself turns the probe away (Diagnostics:Probe:Allow, or too many probes): no fault of the proxy.
            _ when proxied is { IsMarked: true, Status: 403 or 503 } => null,
            VerdictState.Healthy => WatchState.Healthy,
            VerdictState.Faulty => WatchState.Faulty,
            VerdictState.NotTheProxy => WatchState.NotTheProxy,
            _ => null,
        };
    }

    private static bool IsUnreachable(StreamObservation? proxied) =>
        proxied?.End is StreamEnd.ConnectionRefused or StreamEnd.ConnectTimedOut or StreamEnd.NameNotFound;

    /// <summary>By how much the looks came too late while the events that are judged arrived: this process did not get to run.</summary>
    private double Starved()
    {
        var now = _wire.NowMs;
        var lateMs = _lookedMs == 0 ? 0 : now - _lookedMs - _settings.LookEvery.TotalMilliseconds;
        _lookedMs = now;
        var window = _settings.Options.WindowEvents * _settings.Options.EventEvery.TotalMilliseconds;
        if (lateMs >= _starvedMs || now - _starvedAtMs > window)
        {
            (_starvedMs, _starvedAtMs) = (Math.Max(0, lateMs), now);
        }

        return _starvedMs;
    }
}
