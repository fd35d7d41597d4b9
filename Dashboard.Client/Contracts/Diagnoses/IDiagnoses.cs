namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>Diagnoses targets, and remembers what came out.</summary>
public interface IDiagnoses
{
    /// <summary>Begins a diagnosis, or joins the one of the same target that is under way.</summary>
    /// <exception cref="KeyNotFoundException">There is no such target.</exception>
    IDiagnosisRun Start(DiagnosisRequest request);

    /// <summary>The diagnosis of a target that is under way; null where there is none.</summary>
    IDiagnosisRun? Running(string targetId);

    /// <summary>A diagnosis that is over, or null where it is not remembered any more.</summary>
    Diagnosis? Find(string diagnosisId);

    /// <summary>The verdicts on a target, newest first; as many as are kept.</summary>
    IReadOnlyList<VerdictSummary> History(string targetId);
}
