using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>How far each experiment of a run is, in the order of their turns.</summary>
internal sealed class ProgressBoard(IEnumerable<IExperiment> experiments, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _startedAt = new(StringComparer.Ordinal);
    private ExperimentProgress[] _all = [.. experiments.Select(Waiting)];

    /// <summary>The list as it stands; it never changes after it was handed out.</summary>
    public IReadOnlyList<ExperimentProgress> All => Volatile.Read(ref _all);

    public void Begin(IExperiment experiment) => Set(experiment.Code, one =>
    {
        _startedAt[one.Code] = time.GetTimestamp();
        return one with { State = ExperimentState.Running };
    });

    public void End(IExperiment experiment, ExperimentResult result) => Set(experiment.Code, one => one with
    {
        State = result.IsSkipped ? ExperimentState.Skipped : ExperimentState.Done,
        Text = result.Text,
        TookMs = Took(one.Code),
    });

    public void Stop(IExperiment experiment, string because) => Set(experiment.Code, one => one with
    {
        State = ExperimentState.Stopped,
        Text = because,
        TookMs = Took(one.Code),
    });

    /// <summary>Marks all whose turn has not come.</summary>
    public void EndWaiting(ExperimentState state, string because)
    {
        foreach (var one in All.Where(one => one.State == ExperimentState.Waiting))
        {
            Set(one.Code, waiting => waiting with { State = state, Text = because });
        }
    }

    /// <summary>Lists other experiments; those that were listed before stay as they are.</summary>
    public void Replace(IEnumerable<IExperiment> experiments)
    {
        lock (_lock)
        {
            Volatile.Write(ref _all, [.. experiments.Select(one => Array.Find(_all, known => known.Code == one.Code) ?? Waiting(one))]);
        }
    }

    private static ExperimentProgress Waiting(IExperiment experiment) => new(
        experiment.Code, experiment.Name, ExperimentState.Waiting, null, experiment.AtMost.TotalMilliseconds, null);

    private double? Took(string code) =>
        _startedAt.TryGetValue(code, out var since) ? time.GetElapsedTime(since).TotalMilliseconds : null;

    private void Set(string code, Func<ExperimentProgress, ExperimentProgress> change)
    {
        lock (_lock)
        {
            Volatile.Write(ref _all, [.. _all.Select(one => one.Code == code ? change(one) : one)]);
        }
    }
}
