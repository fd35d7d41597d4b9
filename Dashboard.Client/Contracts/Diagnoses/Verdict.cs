namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>The answer of a diagnosis.</summary>
/// <param name="State">What it comes to.</param>
/// <param name="Sentence">The same in one sentence, with the decisive figures.</param>
/// <param name="Findings">The faults, the one to mend first first; none on a healthy path but advice.</param>
public sealed record Verdict(VerdictState State, string Sentence, IReadOnlyList<Finding> Findings);
