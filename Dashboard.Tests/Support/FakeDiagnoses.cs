using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>Diagnoses that a test lays out, and that keep what was asked of them.</summary>
internal sealed class FakeDiagnoses : IDiagnoses
{
    /// <summary>What was asked for.</summary>
    public List<DiagnosisRequest> Started { get; } = [];

    /// <summary>What is under way, by target.</summary>
    public Dictionary<string, FakeDiagnosisRun> Runs { get; } = [];

    /// <summary>What is over, newest first.</summary>
    public List<Diagnosis> Over { get; } = [];

    /// <summary>What the next one to be started shows at first; null for a target that is gone.</summary>
    public Diagnosis? Next { get; set; } = SampleDiagnoses.Running;

    public IDiagnosisRun Start(DiagnosisRequest request)
    {
        Started.Add(request);
        var run = new FakeDiagnosisRun(Next ?? throw new KeyNotFoundException());
        Runs[request.TargetId] = run;
        return run;
    }

    public IDiagnosisRun? Running(string targetId) => Runs.GetValueOrDefault(targetId);

    public Diagnosis? Find(string diagnosisId) => Over.Find(one => one.Id == diagnosisId);

    public IReadOnlyList<VerdictSummary> History(string targetId) =>
    [
        .. Over.Where(one => one is { Verdict: not null } && one.Target.Id == targetId).Select(one => new VerdictSummary(
            one.Id, one.Target.Id, one.StartedAt, one.Verdict!.State, one.Verdict.Sentence, [.. one.Verdict.Findings.Select(finding => finding.Code)])),
    ];

    /// <summary>Ends what runs for a target, and remembers it.</summary>
    public void End(string targetId, Diagnosis finished)
    {
        Runs.Remove(targetId, out var run);
        Over.Insert(0, finished);
        run?.End(finished);
    }
}
