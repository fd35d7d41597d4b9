namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>One experiment of a diagnosis.</summary>
/// <param name="Code">Its stable name for programs, in lower case with hyphens: <c>idle-timeout</c>.</param>
/// <param name="Name">What it tries, as a person says it: "A silence, to find the idle timeout".</param>
/// <param name="State">How far it is.</param>
/// <param name="Text">What came out, or why it was skipped; null before.</param>
/// <param name="AtMostMs">How long it may take, in milliseconds.</param>
/// <param name="TookMs">How long it took, in milliseconds; null before its end.</param>
public sealed record ExperimentProgress(
    string Code, string Name, ExperimentState State, string? Text, double AtMostMs, double? TookMs);
