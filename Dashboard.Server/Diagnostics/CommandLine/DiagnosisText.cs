using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>A diagnosis for people at a terminal: the figures, the verdict, and what to do.</summary>
internal sealed class DiagnosisText(Terminal terminal)
{
    /// <summary>How far what belongs to a finding stands in, and the lines to copy behind that.</summary>
    private const int Inner = 3, Copied = 7;

    /// <param name="diagnosis">A diagnosis that is over, without secrets.</param>
    public void Write(Diagnosis diagnosis)
    {
        Figures(diagnosis);
        Verdict(diagnosis);
        var findings = diagnosis.Verdict?.Findings ?? [];
        for (var index = 0; index < findings.Count; index++)
        {
            terminal.Output.WriteLine();
            Finding(index + 1, findings[index], diagnosis.Verdict!.Sentence);
        }
    }

    private void Figures(Diagnosis diagnosis)
    {
        var lanes = diagnosis.Lanes;
        if (lanes.Count == 0)
        {
            return;
        }

        var table = new TextTable(["", .. lanes.Select(lane => Name(lane.Path))]);
        Row("status", lane => lane.Status?.ToString());
        Row("HTTP", lane => lane.HttpVersion);
        Row("connected after", lane => ReportWords.Ms(lane.ConnectMs));
        Row("TLS handshake", lane => ReportWords.Ms(lane.TlsMs));
        Row("headers after", lane => ReportWords.Ms(lane.HeadersMs));
        Row("first event after", lane => ReportWords.Ms(lane.FirstEventMs));
        Row("events", lane => lane.Events.Count.ToString());
        Row("events per read", lane => lane.Events.Count == 0 ? null : ReportWords.Number(lane.EventsPerRead));
        table.WriteTo(terminal);
        terminal.Output.WriteLine();
        Differences(diagnosis);

        void Row(string what, Func<DiagnosisLane, string?> value) => table.Row([what, .. lanes.Select(value)]);
    }

    private void Differences(Diagnosis diagnosis)
    {
        var difference = diagnosis.Difference;
        if (difference.Count == 0 && diagnosis.NoiseMs is null)
        {
            return;
        }

        var table = new TextTable("proxied minus direct", "");
        table.Row("half of the events (p50)", Later(difference.P50Ms));
        table.Row("95 of 100 (p95)", Later(difference.P95Ms));
        table.Row("events on both paths", difference.Count.ToString());
        table.Row("noise (direct minus control, p95)", ReportWords.Ms(diagnosis.NoiseMs));
        table.Row("counts as held back from", ReportWords.Ms(diagnosis.ThresholdMs));
        table.WriteTo(terminal);
        terminal.Output.WriteLine();

        string? Later(double ms) => difference.Count == 0 ? null : ReportWords.Ms(ms);
    }

    private void Verdict(Diagnosis diagnosis)
    {
        var state = diagnosis.Verdict?.State;
        terminal.Output.WriteLine(terminal.Painted(ReportWords.Of(state).ToUpperInvariant(), Of(state)));
        terminal.Paragraph(diagnosis.Verdict?.Sentence ?? "There is no verdict.");
        if (diagnosis.Target.AcceptsAnyCertificate)
        {
            terminal.Paragraph("Certificates were not verified, as --accept-any-certificate asks.");
        }
    }

    private void Finding(int number, Finding finding, string verdict)
    {
        var severity = ReportWords.Of(finding.Severity);
        terminal.Output.WriteLine($"{number}. {terminal.Painted(severity, Of(finding.Severity))}: {Terminal.Plain(finding.Code)}");

        // The verdict is mostly the title of the first finding, and stands right above it.
        if (!verdict.StartsWith(finding.Title, StringComparison.Ordinal))
        {
            terminal.Paragraph(finding.Title + ".", Inner);
        }

        terminal.Paragraph(finding.Explanation, Inner);
        terminal.Paragraph($"This is {ReportWords.Of(finding.Certainty)}.", Inner);
        terminal.Output.WriteLine();
        if (finding.Evidence.Count > 0)
        {
            var table = new TextTable("evidence", "direct", "proxied");
            foreach (var (what, direct, proxied) in finding.Evidence)
            {
                table.Row(what, direct, proxied);
            }

            table.WriteTo(terminal, Inner);
            terminal.Output.WriteLine();
        }

        foreach (var (what, excludedBy) in finding.Excluded)
        {
            terminal.Paragraph($"It is not {what}: {excludedBy}.", Inner);
        }

        Fix(finding.Fixes);
        terminal.Paragraph($"To verify: {finding.Verify}", Inner);
    }

    /// <summary>The proxy that was recognised stands first; programs get the lines for the others.</summary>
    private void Fix(IReadOnlyList<Fix> fixes)
    {
        if (fixes.Count == 0)
        {
            return;
        }

        var fix = fixes[0];
        terminal.Output.WriteLine();
        terminal.Paragraph($"To mend it, {fix.Proxy}, {fix.Where}:", Inner);
        terminal.Output.WriteLine();
        terminal.Block(fix.Snippet, Copied);
        terminal.Output.WriteLine();
        terminal.Paragraph(fix.Why, Inner);
        var names = fixes.Select(other => other.Proxy).Where(name => name != fix.Proxy).Distinct(StringComparer.Ordinal).ToArray();
        if (names.Length > 0)
        {
            terminal.Paragraph($"With --json there is the change for {string.Join(", ", names)} as well.", Inner);
        }
    }

    private static string Name(PathName path) => path switch
    {
        PathName.Direct => "direct",
        PathName.Control => "control",
        _ => "proxied",
    };

    private static Paint Of(VerdictState? state) => state switch
    {
        VerdictState.Healthy => Paint.Green,
        VerdictState.Faulty => Paint.Red,
        _ => Paint.Yellow,
    };

    private static Paint Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Fault => Paint.Red,
        FindingSeverity.Risk => Paint.Yellow,
        _ => Paint.Bold,
    };
}
