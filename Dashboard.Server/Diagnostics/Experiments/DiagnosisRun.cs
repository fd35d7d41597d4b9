using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Rules;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>A diagnosis from its first request to its verdict. Whatever the target does, it ends, with an answer.</summary>
internal sealed partial class DiagnosisRun : IDiagnosisRun, IDisposable
{
    /// <summary>A picture that is younger than this is shown again: many may look, and one picture costs a walk over all events.</summary>
    private static readonly TimeSpan s_freshEnough = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DiagnosisTarget _target;
    private readonly ProbePaths? _paths;
    private readonly ExperimentPlan _plan;
    private readonly RunSettings _settings;
    private readonly ProgressBoard _board;
    private readonly string _id = DiagnosisContext.Nonce();
    private readonly DateTimeOffset _startedAt;
    private readonly long _startedTicks;
    private DiagnosisContext? _context;
    private Diagnosis? _latest;
    private long _latestAt;
    private bool _isOver;

    /// <param name="target">The target, as it is shown.</param>
    /// <param name="paths">The ways to it; null where there is no proxied one.</param>
    /// <param name="plan">What to try.</param>
    /// <param name="settings">Limits and clock.</param>
    public DiagnosisRun(DiagnosisTarget target, ProbePaths? paths, ExperimentPlan plan, RunSettings settings)
    {
        _target = target;
        _paths = paths;
        _plan = plan;
        _settings = settings;
        _board = new ProgressBoard(plan.All, settings.Time);
        _startedAt = settings.Time.GetUtcNow();
        _startedTicks = settings.Time.GetTimestamp();
    }

    public string TargetId => _target.Id;

    public Diagnosis Current
    {
        get
        {
            lock (_lock)
            {
                if (_latest is null || (!_isOver && _settings.Time.GetElapsedTime(_latestAt) > s_freshEnough))
                {
                    _latest = Picture(verdict: null);
                    _latestAt = _settings.Time.GetTimestamp();
                }

                return _latest;
            }
        }
    }

    public Task Ended => _ended.Task;

    public void Stop()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                // On another thread: nothing of the run may wait for this lock while it is held.
                _ = _stop.CancelAsync();
            }
        }
    }

    /// <summary>Does it all, and never fails. <see cref="Ended"/> completes with <see cref="Dispose"/>, when the answer is kept.</summary>
    /// <param name="turns">Lets in as many runs as may work at once.</param>
    public async Task<Diagnosis> RunAsync(SemaphoreSlim turns)
    {
        Verdict verdict;
        try
        {
            verdict = _paths is null ? WithoutProxy() : await TryAllAsync(_paths, turns);
        }
        catch (Exception failure)
        {
            // The run is the edge: who waits for it gets an end and a sentence, and the log the reason.
            Log.Failed(_settings.Logger, failure, _target.Id);
            verdict = Inconclusive("The diagnosis failed by a mistake of its own; the log of the server says why.");
        }

        _board.EndWaiting(ExperimentState.Stopped, "Its turn did not come.");
        lock (_lock)
        {
            _latest = Picture(verdict);
            _isOver = true;
        }

        Log.Over(_settings.Logger, _target.Id, _latest.TookMs ?? 0, verdict.State, string.Join(' ', verdict.Findings.Select(one => one.Code)));
        return _latest;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _ended.TrySetResult();
    }

    private async Task<Verdict> TryAllAsync(ProbePaths paths, SemaphoreSlim turns)
    {
        try
        {
            await turns.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return Inconclusive("The diagnosis was stopped before its turn came.");
        }

        try
        {
            using var wire = new WireSession(_settings.Time, sharesClock: paths.Direct.IsLoopback);
            var context = new DiagnosisContext(wire, paths, _settings.Options, _settings.Time);
            Volatile.Write(ref _context, context);
            await new ExperimentTurns(_plan, _board, _settings).RunAsync(context, _stop.Token);
            return Judgement.Of(context.Seen);
        }
        finally
        {
            turns.Release();
        }
    }

    private Verdict WithoutProxy()
    {
        _board.EndWaiting(ExperimentState.Skipped, "There is no proxied address to compare with.");
        return Inconclusive("There is no proxied address to compare with; set Diagnostics:ProxiedUrl, or add a target that has one.");
    }

    private static Verdict Inconclusive(string sentence) => new(VerdictState.Inconclusive, sentence, []);

    private Diagnosis Picture(Verdict? verdict)
    {
        var context = Volatile.Read(ref _context);
        var pair = context?.Live?.Current ?? context?.Seen.Main;
        var noise = Noise.Of(pair);
        return new Diagnosis(
            _id,
            _target,
            Vantage.Server,
            _startedAt,
            verdict is null ? null : _settings.Time.GetElapsedTime(_startedTicks).TotalMilliseconds,
            _board.All,
            pair is null ? [] : Lanes(pair),
            pair is null ? PathStatistics.Empty : PathStatistics.Of(pair.Holds.Select(hold => hold.Ms)),
            noise,
            new RunObservations { IsOurs = false, NoiseMs = noise }.ThresholdMs,
            verdict);
    }

    private DiagnosisLane[] Lanes(StreamPair pair)
    {
        var most = _settings.Options.LaneEvents;
        var direct = LaneView.Of(PathName.Direct, pair.Direct, most);
        var proxied = LaneView.Of(PathName.Proxied, pair.Proxied, most);
        return pair.Control is null ? [direct, proxied] : [direct, LaneView.Of(PathName.Control, pair.Control, most), proxied];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The diagnosis of {Target} is over after {TookMs:0} ms: {State} ({Codes}).")]
        public static partial void Over(ILogger logger, string target, double tookMs, VerdictState state, string codes);

        [LoggerMessage(2, LogLevel.Error, "The diagnosis of {Target} failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string target);
    }
}
