using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>Targets in memory; a test says what is wrong with the next one.</summary>
internal sealed class FakeDiagnosisTargets : IDiagnosisTargets
{
    private readonly List<DiagnosisTarget> _targets = [SampleDiagnoses.Own];

    public IReadOnlyList<DiagnosisTarget> All => [.. _targets];

    /// <summary>What is said of the next target, by field; empty to add it.</summary>
    public Dictionary<string, string[]> Errors { get; } = [];

    /// <summary>What was tried to be added.</summary>
    public List<NewDiagnosisTarget> Tried { get; } = [];

    public void Add(DiagnosisTarget target) => _targets.Add(target);

    /// <summary>Replaces our own one.</summary>
    public void SetOwn(DiagnosisTarget own) => _targets[0] = own;

    public IReadOnlyDictionary<string, string[]> TryAdd(NewDiagnosisTarget target, out DiagnosisTarget? added)
    {
        Tried.Add(target);
        added = Errors.Count > 0
            ? null
            : new DiagnosisTarget($"t{_targets.Count}", target.Name, target.DirectUrl, target.ProxiedUrl, [.. target.Headers.Select(header => header.Name)], target.AcceptsAnyCertificate);
        if (added is not null)
        {
            _targets.Add(added);
        }

        return Errors;
    }

    public bool Remove(string targetId) => _targets.RemoveAll(target => target.Id == targetId && target.Id != DiagnosisTarget.OwnId) > 0;
}
