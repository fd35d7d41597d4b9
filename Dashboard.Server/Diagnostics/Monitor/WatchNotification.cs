using System.Text.Json.Serialization;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>A change of the verdict, in the form in which any publisher sends a notification.</summary>
internal sealed record WatchNotification(string Severity, string Title, string Body, string Status, string Url)
{
    /// <summary>Names the condition: firing and resolved belong together by it.</summary>
    public const string Condition = "proxy-path";

    /// <summary>Lines of evidence that are read on a phone; the page has all of them.</summary>
    private const int MostEvidence = 6;

    public string Key { get; } = Condition;

    public string Source { get; } = "dashboard";

    public IReadOnlyList<string> Tags { get; } = ["diagnostics"];

    /// <summary>Whether the condition holds.</summary>
    [JsonIgnore]
    public bool IsFiring => Status == "firing";

    /// <param name="state">The new state.</param>
    /// <param name="verdict">The verdict of the look with which it began to count.</param>
    /// <param name="page">Where to read more.</param>
    public static WatchNotification Of(WatchState state, Verdict verdict, Uri page) => state is WatchState.Faulty or WatchState.NotTheProxy
        ? new(
            SeverityOf(verdict).WireName(),
            verdict.Sentence,
            string.Join('\n', verdict.Findings.Take(1).SelectMany(Lines)),
            "firing",
            page.AbsoluteUri)
        : new(Client.Contracts.Severity.Info.WireName(), "The proxied path is healthy again", verdict.Sentence, "resolved", page.AbsoluteUri);

    /// <summary>What readers do not feel yet is a warning, and so is what is not the proxy's doing alone.</summary>
    private static Severity SeverityOf(Verdict verdict) =>
        verdict.Findings is [{ Severity: FindingSeverity.Fault }, ..] ? Client.Contracts.Severity.Error : Client.Contracts.Severity.Warning;

    private static IEnumerable<string> Lines(Finding finding) =>
        [finding.Explanation, .. finding.Evidence.Take(MostEvidence).Select(one => $"{one.What}: {Values(one)}")];

    private static string Values(Evidence one) => one switch
    {
        { Direct: null } => one.Proxied ?? "unknown",
        _ => $"{one.Direct} directly, {one.Proxied ?? "unknown"} through the proxy",
    };
}
