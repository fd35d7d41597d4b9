using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics;

/// <summary>Which diagnosis the page shows, under way or over, and what belongs to it.</summary>
public sealed record ShownDiagnosis
{
    private IDiagnosisRun? Run { get; init; }

    /// <summary>What is looked at; null where there is no target at all.</summary>
    public DiagnosisTarget? Target { get; private init; }

    /// <summary>The diagnosis as far as it has come; null where the target has none.</summary>
    public Diagnosis? Diagnosis { get; private init; }

    /// <summary>The one that it is compared with; null where it is compared with none.</summary>
    public Diagnosis? Before { get; private init; }

    /// <summary>The verdicts on the target, newest first.</summary>
    public IReadOnlyList<VerdictSummary> History { get; private init; } = [];

    /// <summary>Whether the address names a diagnosis that nobody remembers.</summary>
    public bool IsForgotten { get; private init; }

    /// <summary>Whether it is under way.</summary>
    public bool IsRunning => Run is { Ended.IsCompleted: false };

    /// <summary>Whether it was under way when it was last looked at.</summary>
    public bool WasRunning => Run is not null;

    /// <summary>How much is done, 0 to 1, by the time that each experiment may take; null while nothing runs.</summary>
    public double? Done => IsRunning && Diagnosis is { Experiments: { Count: > 0 } experiments } ? Share(experiments) : null;

    /// <summary>What an address asks for.</summary>
    /// <param name="diagnoses">Knows them.</param>
    /// <param name="targets">All targets, our own first.</param>
    /// <param name="address">What the address says.</param>
    /// <param name="probing">The one that looks from this very browser; null where none does.</param>
    public static ShownDiagnosis Find(
        IDiagnoses diagnoses, IReadOnlyList<DiagnosisTarget> targets, DiagnosticsAddress address, IDiagnosisRun? probing = null)
    {
        ArgumentNullException.ThrowIfNull(diagnoses);
        ArgumentNullException.ThrowIfNull(address);
        var chosen = targets.FirstOrDefault(target => target.Id == address.Target) ?? (targets is [var own, ..] ? own : null);
        if (address.Run is { } id)
        {
            var running = targets.Select(target => diagnoses.Running(target.Id)).Prepend(probing).FirstOrDefault(run => run?.Current.Id == id);
            var found = running?.Current ?? diagnoses.Find(id);
            return Of(diagnoses, found?.Target ?? chosen, running, found) with
            {
                IsForgotten = found is null,
                Before = found is null || address.Before is not { } before || before == id || diagnoses.Find(before) is not { } old || old.Target.Id != found.Target.Id ? null : old,
            };
        }

        var run = chosen is null || address.From == Vantage.Browser ? null : diagnoses.Running(chosen.Id);
        return Of(diagnoses, chosen, run, run?.Current ?? (chosen is null ? null : Newest(diagnoses, chosen, address.From)));
    }

    /// <summary>The same, some moments later.</summary>
    public ShownDiagnosis Later(IDiagnoses diagnoses)
    {
        ArgumentNullException.ThrowIfNull(diagnoses);
        var (over, current) = (!IsRunning, Run?.Current ?? Diagnosis);
        return this with
        {
            Run = over ? null : Run,
            Diagnosis = current,
            History = over && Target is not null ? diagnoses.History(Target.Id) : History,
        };
    }

    private static Diagnosis? Newest(IDiagnoses diagnoses, DiagnosisTarget target, Vantage from) =>
        diagnoses.History(target.Id).FirstOrDefault(one => one.Vantage == from) is { } newest ? diagnoses.Find(newest.DiagnosisId) : null;

    private static ShownDiagnosis Of(IDiagnoses diagnoses, DiagnosisTarget? target, IDiagnosisRun? run, Diagnosis? diagnosis) => new()
    {
        Target = target,
        Run = run,
        Diagnosis = diagnosis,
        History = target is null ? [] : diagnoses.History(target.Id),
    };

    /// <summary>Ends the diagnosis that is under way.</summary>
    public void Stop() => Run?.Stop();

    private static double Share(IReadOnlyList<ExperimentProgress> experiments)
    {
        var all = experiments.Sum(one => one.AtMostMs);
        return all <= 0 ? 0 : experiments.Where(one => one.State is not (ExperimentState.Waiting or ExperimentState.Running)).Sum(one => one.AtMostMs) / all;
    }
}
