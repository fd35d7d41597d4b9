using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>The diagnoses from browsers that are under way; several people may have one each.</summary>
internal sealed class BrowserDiagnoses : IBrowserDiagnoses, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<BrowserRun> _running = [];
    private readonly DiagnosisTargets _targets;
    private readonly DiagnosisHistory _history;
    private readonly BrowserSettings _settings;
    private readonly CancellationTokenRegistration _stopping;

    public BrowserDiagnoses(DiagnosisTargets targets, DiagnosisHistory history, BrowserSettings settings, IHostApplicationLifetime lifetime)
    {
        _targets = targets;
        _history = history;
        _settings = settings;
        _stopping = lifetime.ApplicationStopping.Register(StopAll);
    }

    /// <inheritdoc />
    public bool CanReach(string targetId) => targetId == DiagnosisTarget.OwnId && _targets.Find(targetId) is { ProxiedUrl.Length: > 0 };

    /// <inheritdoc />
    public IBrowserRun? TryStart(string targetId, Uri page)
    {
        if (!CanReach(targetId) || _targets.Find(targetId) is not { } target || TargetPaths.Of(target, _targets) is not { } paths)
        {
            throw new KeyNotFoundException($"A browser cannot reach the target '{targetId}'.");
        }

        BrowserRun run;
        lock (_lock)
        {
            if (_running.Count >= _settings.Options.MaxRuns)
            {
                return null;
            }

            run = new BrowserRun(target, paths, page, _settings);
            _running.Add(run);
        }

        _ = Task.Run(() => RunAsync(run));
        return run;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        StopAll();
    }

    /// <summary>Whoever sees the end finds the diagnosis in the history.</summary>
    private async Task RunAsync(BrowserRun run)
    {
        using (run)
        {
            try
            {
                if (await run.RunAsync() is { } over)
                {
                    _history.Add(over);
                }
            }
            finally
            {
                lock (_lock)
                {
                    _running.Remove(run);
                }
            }
        }
    }

    private void StopAll()
    {
        BrowserRun[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        Array.ForEach(running, run => run.Stop());
    }
}
