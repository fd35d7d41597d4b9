namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A fault with its name, the evidence for it, and what mends it.</summary>
/// <param name="Code">Its stable name for programs, in lower case with hyphens: <c>block-buffering</c>.</param>
/// <param name="Severity">What it means for the people behind the proxy.</param>
/// <param name="Certainty">How far the evidence carries.</param>
/// <param name="Title">What happens, in one sentence with the decisive figures. It stands as the verdict when it is the first.</param>
/// <param name="Explanation">Why it happens: the mechanism in a few sentences that need no other source.</param>
/// <param name="Evidence">What was measured, the decisive figure first.</param>
/// <param name="Excluded">The look-alikes, and what excludes each.</param>
/// <param name="Fixes">The change for each kind of proxy, the proxy that was recognised first.</param>
/// <param name="Verify">How to see that it is mended.</param>
public sealed record Finding(
    string Code,
    FindingSeverity Severity,
    Certainty Certainty,
    string Title,
    string Explanation,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<LookAlike> Excluded,
    IReadOnlyList<Fix> Fixes,
    string Verify);
