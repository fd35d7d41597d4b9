namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>The targets that people have added, and our own. They survive a restart.</summary>
public interface IDiagnosisTargets
{
    /// <summary>Our own first, then the others by name.</summary>
    IReadOnlyList<DiagnosisTarget> All { get; }

    /// <summary>Adds a target.</summary>
    /// <returns>What is wrong with it, by the name of the field, each with what to write instead; empty where it was added.</returns>
    IReadOnlyDictionary<string, string[]> TryAdd(NewDiagnosisTarget target, out DiagnosisTarget? added);

    /// <summary>Removes a target with its history; false where there is none, or it is our own.</summary>
    bool Remove(string targetId);
}
