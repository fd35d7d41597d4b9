namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A diagnosis under way, or just over.</summary>
public interface IDiagnosisRun
{
    /// <summary>How far it has come; a consistent picture at one moment, cheap enough to ask ten times a second.</summary>
    Diagnosis Current { get; }

    /// <summary>Completes when it is over, whether it ran to its end or was stopped.</summary>
    Task Ended { get; }

    /// <summary>Ends it now, with a verdict on what has been seen so far. Once is enough; more do nothing.</summary>
    void Stop();
}
