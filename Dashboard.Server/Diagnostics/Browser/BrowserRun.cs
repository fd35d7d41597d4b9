using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Server.Diagnostics.Rules;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>
/// A diagnosis from a browser: the server and the browser read the same events at the same time, each on both paths.
/// What only the browser gets late is held back between the two.
/// </summary>
internal sealed partial class BrowserRun : IBrowserRun, IDisposable
{
    /// <summary>Bytes of the session's name: whoever knows it may read the session's streams, so nobody may guess it.</summary>
    private const int SessionBytes = 16;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly ProbePaths _paths;
    private readonly BrowserSettings _settings;
    private readonly BrowserIntake _intake;
    private readonly BrowserSight _sight;
    private readonly ProbeGuest _guest;
    private readonly string _session = DiagnosisContext.Nonce(SessionBytes);
    private Diagnosis? _over;
    private volatile bool _wasLeft;
    private volatile bool _isOver;

    /// <param name="target">The target, as it is shown.</param>
    /// <param name="paths">The ways to it, as the server takes them.</param>
    /// <param name="page">The address of the page.</param>
    /// <param name="settings">Limits and clock.</param>
    public BrowserRun(DiagnosisTarget target, ProbePaths paths, Uri page, BrowserSettings settings)
    {
        _paths = paths;
        _settings = settings;
        var ways = BrowserPaths.Of(target, page);
        Plan = BrowserPlans.Of(ways, _session, settings.Options);
        _intake = new BrowserIntake(Plan, settings.Time);
        _guest = settings.Guests.Invite(_session, page);
        _sight = new BrowserSight(target, ways, _intake, _guest, settings);
    }

    public BrowserPlan Plan { get; }

    public Diagnosis Current => Volatile.Read(ref _over) ?? _sight.Picture(verdict: null);

    public Task Ended => _ended.Task;

    public void Report(BrowserReport report) => _intake.Take(report);

    public void Leave()
    {
        _wasLeft = true;
        Stop();
    }

    public void Stop()
    {
        if (!_isOver)
        {
            _ = _stop.CancelAsync();
        }
    }

    /// <summary>Does it all, and never fails. <see cref="Ended"/> completes with <see cref="Dispose"/>, when the answer is kept.</summary>
    /// <returns>The diagnosis; null where the page was left, so that there is nothing worth keeping.</returns>
    public async Task<Diagnosis?> RunAsync()
    {
        Verdict verdict;
        try
        {
            verdict = await ReadAsync();
        }
        catch (Exception failure)
        {
            // The run is the edge: who waits for it gets an end and a sentence, and the log the reason.
            Log.Failed(_settings.Logger, failure);
            verdict = new Verdict(VerdictState.Inconclusive, "The diagnosis failed by a mistake of its own; the log of the server says why.", []);
        }

        _isOver = true;
        var over = _sight.Picture(verdict);
        Volatile.Write(ref _over, over);
        Log.Over(_settings.Logger, over.TookMs ?? 0, verdict.State, string.Join(' ', verdict.Findings.Select(one => one.Code)));
        return _wasLeft ? null : over;
    }

    public void Dispose()
    {
        _guest.Dispose();
        _ended.TrySetResult();
    }

    private async Task<Verdict> ReadAsync()
    {
        using var wire = new WireSession(_settings.Time, sharesClock: _paths.Direct.IsLoopback);
        using var starvation = new StarvationWatch(_settings.Time);
        var pair = new LivePair(BrowserPlans.Stream.IntervalMs, Open(wire, PathName.Direct), Open(wire, PathName.Proxied), Open(wire, PathName.Control));
        _sight.Server = pair;
        try
        {
            await UntilOverAsync();
            return BrowserJudgement.Of(_sight.Observations(starvation.WorstMs));
        }
        finally
        {
            _sight.Close();
            pair.Close();
        }
    }

    private IWireStream Open(WireSession wire, PathName path) => wire.Open(_paths.StreamRequest(path, BrowserPlans.Stream, _session, lastEventId: null));

    /// <summary>Until the browser says so, somebody stops it, or nothing has come for so long that the page must be gone.</summary>
    private async Task UntilOverAsync()
    {
        var started = _settings.Time.GetTimestamp();
        var atMost = _settings.Options.Read + (2 * _settings.Options.Silence);
        try
        {
            while (!_intake.IsOver && _intake.Silence < _settings.Options.Silence && _settings.Time.GetElapsedTime(started) < atMost)
            {
                await Task.Delay(s_look, _settings.Time, _stop.Token);
            }

            _wasLeft |= !_intake.IsOver && _intake.HasReported;
        }
        catch (OperationCanceledException)
        {
            // Stopped: the verdict is on what has been seen.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A diagnosis from a browser is over after {TookMs:0} ms: {State} ({Codes}).")]
        public static partial void Over(ILogger logger, double tookMs, VerdictState state, string codes);

        [LoggerMessage(2, LogLevel.Error, "A diagnosis from a browser failed.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
