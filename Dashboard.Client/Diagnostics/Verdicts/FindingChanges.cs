using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Verdicts;

/// <summary>Which risks and faults went, stayed and came between two diagnoses; advice is not counted.</summary>
/// <param name="Mended">Codes that were there before and are gone.</param>
/// <param name="Left">Codes that are there in both.</param>
/// <param name="Fresh">Codes that were not there before: mending one layer may uncover the next.</param>
public sealed record FindingChanges(IReadOnlyList<string> Mended, IReadOnlyList<string> Left, IReadOnlyList<string> Fresh)
{
    /// <summary>What changed between two verdicts; null while there is no second one that can speak about the proxy.</summary>
    public static FindingChanges? Between(Verdict? before, Verdict? after)
    {
        // What could not be measured is not mended.
        if (before is null || after is null or { State: VerdictState.Inconclusive or VerdictState.NotTheProxy })
        {
            return null;
        }

        var (old, now) = (Codes(before), Codes(after));
        return new FindingChanges(
            [.. old.Except(now, StringComparer.Ordinal)],
            [.. old.Intersect(now, StringComparer.Ordinal)],
            [.. now.Except(old, StringComparer.Ordinal)]);
    }

    private static string[] Codes(Verdict verdict) =>
        [.. verdict.Findings.Where(finding => finding.Severity != FindingSeverity.Advice).Select(finding => finding.Code)];
}
