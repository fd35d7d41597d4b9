using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>What the history lists of a diagnosis.</summary>
internal static class VerdictSummaries
{
    public static VerdictSummary Of(Diagnosis diagnosis) => new(
        diagnosis.Id,
        diagnosis.Target.Id,
        diagnosis.StartedAt.AddMilliseconds(diagnosis.TookMs ?? 0),
        diagnosis.Verdict?.State ?? VerdictState.Inconclusive,
        diagnosis.Verdict?.Sentence ?? "It ended before there was a verdict.",
        [.. (diagnosis.Verdict?.Findings ?? []).Where(finding => finding.Severity > FindingSeverity.Advice).Select(finding => finding.Code)])
    {
        Vantage = diagnosis.Vantage,
    };
}
