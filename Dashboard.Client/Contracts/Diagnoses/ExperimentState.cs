namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How far an experiment is.</summary>
public enum ExperimentState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It is over, and has a result.</summary>
    Done,

    /// <summary>It could not be done, or was not needed; the text says why.</summary>
    Skipped,

    /// <summary>Somebody stopped it.</summary>
    Stopped,
}
