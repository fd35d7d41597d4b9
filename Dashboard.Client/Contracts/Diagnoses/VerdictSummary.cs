namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A verdict of the past, as the history lists it.</summary>
/// <param name="DiagnosisId">The diagnosis, for its link.</param>
/// <param name="TargetId">What was diagnosed.</param>
/// <param name="At">When it was reached, by the server's clock.</param>
/// <param name="State">What it came to.</param>
/// <param name="Sentence">The same in one sentence.</param>
/// <param name="Codes">The codes of the findings that are risks or faults, in their order.</param>
public sealed record VerdictSummary(
    string DiagnosisId, string TargetId, DateTimeOffset At, VerdictState State, string Sentence, IReadOnlyList<string> Codes)
{
    /// <summary>Where it looked from.</summary>
    public Vantage Vantage { get; init; }
}
