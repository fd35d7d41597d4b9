using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>The diagnoses that are under way, one for each target at most; others wait for their turn.</summary>
internal sealed class Diagnoses : IDiagnoses, IDisposable
{
    /// <summary>A run that is stopped ends at once; this only bounds what should not happen.</summary>
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DiagnosisRun> _running = new(StringComparer.Ordinal);
    private readonly DiagnosisTargets _targets;
    private readonly DiagnosisHistory _history;
    private readonly RunSettings _settings;
    private readonly SemaphoreSlim _turns;
    private readonly CancellationTokenRegistration _stopping;

    public Diagnoses(DiagnosisTargets targets, DiagnosisHistory history, RunSettings settings, IHostApplicationLifetime lifetime)
    {
        _targets = targets;
        _history = history;
        _settings = settings;
        _turns = new SemaphoreSlim(settings.Options.MaxRuns);
        _stopping = lifetime.ApplicationStopping.Register(() => StopAll());
    }

    public IDiagnosisRun Start(DiagnosisRequest request)
    {
        var target = _targets.Find(request.TargetId) ?? throw new KeyNotFoundException($"There is no target '{request.TargetId}'.");
        lock (_lock)
        {
            if (_running.TryGetValue(target.Id, out var running))
            {
                return running;
            }

            var run = new DiagnosisRun(
                target, TargetPaths.Of(target, _targets), ExperimentPlan.Of(_settings.Options, request.MeasureIdleTimeout), _settings);
            _running[target.Id] = run;
            _ = Task.Run(() => RunAsync(run));
            return run;
        }
    }

    public IDiagnosisRun? Running(string targetId)
    {
        lock (_lock)
        {
            return _running.GetValueOrDefault(targetId);
        }
    }

    public Diagnosis? Find(string diagnosisId) => _history.Find(diagnosisId);

    public IReadOnlyList<VerdictSummary> History(string targetId) => _history.List(targetId);

    public void Dispose()
    {
        _stopping.Dispose();
        Task.WaitAll(StopAll(), s_end);
        _turns.Dispose();
    }

    /// <summary>Whoever sees the end finds the diagnosis in the history, and may start the next.</summary>
    private async Task RunAsync(DiagnosisRun run)
    {
        using (run)
        {
            try
            {
                _history.Add(await run.RunAsync(_turns));
            }
            finally
            {
                lock (_lock)
                {
                    _running.Remove(run.TargetId);
                }
            }
        }
    }

    private Task[] StopAll()
    {
        DiagnosisRun[] running;
        lock (_lock)
        {
            running = [.. _running.Values];
        }

        Array.ForEach(running, run => run.Stop());
        return [.. running.Select(run => run.Ended)];
    }
}
