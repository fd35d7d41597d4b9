using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>Diagnoses from a browser that a test lays out.</summary>
internal sealed class FakeBrowserDiagnoses : IBrowserDiagnoses
{
    /// <summary>What was asked for.</summary>
    public List<(string Target, Uri Page)> Started { get; } = [];

    /// <summary>What the next one is; null where there are too many already.</summary>
    public FakeBrowserRun? Next { get; set; } = new();

    public bool CanReach(string targetId) => targetId == DiagnosisTarget.OwnId;

    public IBrowserRun? TryStart(string targetId, Uri page)
    {
        Started.Add((targetId, page));
        return Next;
    }
}
