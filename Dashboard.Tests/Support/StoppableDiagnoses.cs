using System.Collections.Concurrent;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>Diagnoses that end when a test says so, or when somebody stops them; it measures nothing.</summary>
internal sealed class StoppableDiagnoses : IDiagnoses
{
    private readonly ConcurrentDictionary<string, StoppableDiagnosisRun> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Diagnosis> _over = new(StringComparer.Ordinal);

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<DiagnosisRequest> Requests { get; } = [];

    /// <summary>What a run of that target shows; a healthy one unless a test sets another.</summary>
    public Func<string, Diagnosis> Shows { get; set; } = targetId =>
        SampleDiagnosis.Of("run" + targetId, SampleDiagnosis.Target with { Id = targetId });

    public IDiagnosisRun Start(DiagnosisRequest request)
    {
        Requests.Enqueue(request);
        return _running.GetOrAdd(request.TargetId, id => new StoppableDiagnosisRun(Shows(id) with { TookMs = null, Verdict = null }, () => End(id)));
    }

    public IDiagnosisRun? Running(string targetId) => _running.GetValueOrDefault(targetId);

    public Diagnosis? Find(string diagnosisId) => _over.GetValueOrDefault(diagnosisId);

    public IReadOnlyList<VerdictSummary> History(string targetId) =>
    [
        .. _over.Values.Where(one => one.Target.Id == targetId)
            .Select(one => new VerdictSummary(one.Id, targetId, one.StartedAt, one.Verdict!.State, one.Verdict.Sentence, [])),
    ];

    public void End(string targetId)
    {
        var over = Shows(targetId);
        _over[over.Id] = over;
        _running.TryRemove(targetId, out _);
    }
}
