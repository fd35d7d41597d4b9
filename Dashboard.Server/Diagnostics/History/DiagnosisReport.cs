using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using static Dashboard.Server.Diagnostics.History.MarkdownText;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>A diagnosis as Markdown, whole and without secrets, for a ticket.</summary>
internal static class DiagnosisReport
{
    private const string Method = """
        Both paths carried the same events at the same time, and each event was matched by its number. One thread read all
        connections and took the time right after each read, on one clock that does not follow the time of day. The control
        is a second connection to the application itself: by how much it differs from the first one is noise, and what an
        event takes longer through the proxy counts only above the threshold, a multiple of that noise. Values that grant
        access were removed from this report.
        """;

    /// <summary>The report, also of a diagnosis that is still under way.</summary>
    public static string Markdown(Diagnosis diagnosis)
    {
        var plain = WithoutSecrets.Of(diagnosis);
        var report = new StringBuilder();
        Head(report, plain);
        Findings(report, plain.Verdict?.Findings ?? []);
        ReportPaths.Append(report, plain);
        Headers(report, plain);
        Experiments(report, plain);
        report.Append("## How it was measured\n\n").Append(Method.ReplaceLineEndings(" ")).Append('\n');
        return report.ToString();
    }

    private static void Head(StringBuilder report, Diagnosis diagnosis)
    {
        var target = diagnosis.Target;
        report.Append($"# Diagnosis of {Prose(target.Name)}: {ReportWords.Of(diagnosis.Verdict?.State)}\n\n")
            .Append($"> **{Prose(diagnosis.Verdict?.Sentence ?? "There is no verdict yet.")}**\n\n")
            .Append(new ReportTable("What", "Value")
                .Row("Direct", Cell(target.DirectUrl))
                .Row("Through the proxy", Cell(target.ProxiedUrl))
                .Row("Began", Cell(Rfc3339Converter.Format(diagnosis.StartedAt)))
                .Row("Took", Cell(ReportWords.Ms(diagnosis.TookMs)))
                .Row("Looked", ReportWords.Of(diagnosis.Vantage))
                .Row("Certificates", target.AcceptsAnyCertificate ? "**any was accepted, also one that cannot be verified**" : "verified")
                .Row("Headers sent along", Cell(string.Join(", ", target.HeaderNames)))
                .Row("Diagnosis", Cell(diagnosis.Id)))
            .Append('\n');
    }

    private static void Findings(StringBuilder report, IReadOnlyList<Finding> findings)
    {
        report.Append("## Findings\n\n");
        if (findings.Count == 0)
        {
            report.Append("None.\n\n");
        }

        for (var index = 0; index < findings.Count; index++)
        {
            Finding(report, index + 1, findings[index]);
        }
    }

    private static void Finding(StringBuilder report, int number, Finding finding)
    {
        report.Append($"### {number}. {Prose(finding.Title)}\n\n")
            .Append($"{ReportWords.Of(finding.Severity)} {Cell(finding.Code)}, {ReportWords.Of(finding.Certainty)}.\n\n")
            .Append($"{Prose(finding.Explanation)}\n\n");
        if (finding.Evidence.Count > 0)
        {
            var table = new ReportTable("Evidence", "Direct", "Through the proxy");
            foreach (var (what, direct, proxied) in finding.Evidence)
            {
                table.Row(Prose(what), Cell(direct), Cell(proxied));
            }

            report.Append(table).Append('\n');
        }

        if (finding.Excluded.Count > 0)
        {
            var table = new ReportTable("It is not", "Because");
            foreach (var (what, excludedBy) in finding.Excluded)
            {
                table.Row(Prose(what), Prose(excludedBy));
            }

            report.Append(table).Append('\n');
        }

        Fix(report, finding.Fixes);
        report.Append($"**To verify:** {Prose(finding.Verify)}\n\n");
    }

    /// <summary>The proxy that was recognised stands first; the lines for the others would only make the ticket long.</summary>
    private static void Fix(StringBuilder report, IReadOnlyList<Fix> fixes)
    {
        if (fixes.Count == 0)
        {
            return;
        }

        var fix = fixes[0];
        report.Append($"**To mend it,** {Prose(fix.Proxy)}, {Prose(fix.Where)}:\n\n{Block(fix.Snippet)}\n\n{Prose(fix.Why)}\n\n");
        var names = fixes.Select(other => other.Proxy).Where(name => name != fix.Proxy).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length > 0)
        {
            report.Append($"The page of the diagnosis has the change for {Prose(string.Join(", ", names))} as well.\n\n");
        }
    }

    private static void Headers(StringBuilder report, Diagnosis diagnosis)
    {
        var direct = Of(PathName.Direct);
        var proxied = Of(PathName.Proxied);
        var names = direct.Concat(proxied).Select(header => header.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        report.Append("## Headers of the answers\n\n");
        if (names.Length == 0)
        {
            report.Append("There were none.\n\n");
            return;
        }

        var table = new ReportTable("Name", "Direct", "Through the proxy", "");
        foreach (var name in names)
        {
            var (left, right) = (Values(direct, name), Values(proxied, name));
            table.Row(Cell(name), Cell(left), Cell(right), left == right ? "" : left is null ? "added" : right is null ? "missing" : "differs");
        }

        report.Append(table).Append('\n');

        IReadOnlyList<HeaderField> Of(PathName path) => diagnosis.Lanes.FirstOrDefault(lane => lane.Path == path)?.Headers ?? [];
    }

    /// <summary>A header that came several times stands in one cell; null where it did not come.</summary>
    private static string? Values(IReadOnlyList<HeaderField> headers, string name) =>
        headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray() is { Length: > 0 } values
            ? string.Join(" / ", values)
            : null;

    private static void Experiments(StringBuilder report, Diagnosis diagnosis)
    {
        var table = new ReportTable("What was tried", "State", "Took", "Result");
        foreach (var one in diagnosis.Experiments)
        {
            table.Row(Prose(one.Name), ReportWords.Of(one.State), Cell(ReportWords.Ms(one.TookMs)), one.Text is { } text ? Prose(text) : "–");
        }

        report.Append("## What was tried\n\n").Append(table).Append('\n');
    }
}
