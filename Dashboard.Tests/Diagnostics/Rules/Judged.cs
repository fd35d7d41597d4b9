using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Rules;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Short ways to what the rules say.</summary>
internal static class Judged
{
    public static Verdict Verdict(RunObservations run) => Judgement.Of(run);

    public static string[] Codes(RunObservations run) => [.. Verdict(run).Findings.Select(one => one.Code)];

    /// <summary>The only finding of a run, which must have this code.</summary>
    public static Finding Only(string code, RunObservations run)
    {
        var verdict = Verdict(run);
        Assert.Equal([code], verdict.Findings.Select(one => one.Code));
        var finding = verdict.Findings[0];
        Assert.Equal(finding.Severity > FindingSeverity.Advice ? VerdictState.Faulty : VerdictState.Healthy, verdict.State);
        Assert.NotEmpty(finding.Evidence);
        Assert.NotEmpty(finding.Explanation);
        Assert.NotEmpty(finding.Verify);
        return finding;
    }
}
