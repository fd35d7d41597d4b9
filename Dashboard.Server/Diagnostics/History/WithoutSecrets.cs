using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>The same diagnosis, fit for a ticket: nothing in it grants access.</summary>
internal static class WithoutSecrets
{
    public static Diagnosis Of(Diagnosis diagnosis) => diagnosis with
    {
        Target = Of(diagnosis.Target),
        Experiments = [.. diagnosis.Experiments.Select(one => one with { Name = SecretText.Text(one.Name), Text = Text(one.Text) })],
        Lanes = [.. diagnosis.Lanes.Select(Of)],
        ServerLanes = diagnosis.ServerLanes is { } lanes ? [.. lanes.Select(Of)] : null,
        Verdict = diagnosis.Verdict is { } verdict ? Of(verdict) : null,
    };

    public static DiagnosisTarget Of(DiagnosisTarget target) => target with
    {
        DirectUrl = SecretText.Text(target.DirectUrl),
        ProxiedUrl = SecretText.Text(target.ProxiedUrl),
    };

    private static DiagnosisLane Of(DiagnosisLane lane) => lane with
    {
        Url = SecretText.Text(lane.Url),
        Headers = [.. lane.Headers.Select(SecretText.Header)],
        End = Text(lane.End),
    };

    private static Verdict Of(Verdict verdict) => verdict with
    {
        Sentence = SecretText.Text(verdict.Sentence),
        Findings = [.. verdict.Findings.Select(Of)],
    };

    private static Finding Of(Finding finding) => finding with
    {
        Title = SecretText.Text(finding.Title),
        Explanation = SecretText.Text(finding.Explanation),
        Evidence = [.. finding.Evidence.Select(one => new Evidence(SecretText.Text(one.What), Text(one.Direct), Text(one.Proxied)))],
        Excluded = [.. finding.Excluded.Select(one => new LookAlike(SecretText.Text(one.What), SecretText.Text(one.ExcludedBy)))],
        Fixes = [.. finding.Fixes.Select(fix => new Fix(SecretText.Text(fix.Proxy), SecretText.Text(fix.Where), SecretText.Text(fix.Snippet), SecretText.Text(fix.Why)))],
        Verify = SecretText.Text(finding.Verify),
    };

    private static string? Text(string? text) => text is null ? null : SecretText.Text(text);
}
