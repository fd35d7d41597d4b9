using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using static Dashboard.Server.Diagnostics.History.MarkdownText;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>The figures of all connections in a report; of a diagnosis from a browser those of the server as well.</summary>
internal static class ReportPaths
{
    public static void Append(StringBuilder report, Diagnosis diagnosis)
    {
        report.Append("## Paths\n\n");
        Lanes(report, diagnosis.Lanes);
        report.Append(Differences(diagnosis.Difference)
                .Row("Noise", Cell(ReportWords.Ms(diagnosis.NoiseMs)))
                .Row("Counts as held from", Cell(ReportWords.Ms(diagnosis.ThresholdMs))))
            .Append('\n');
        if (diagnosis.ServerLanes is { } lanes)
        {
            report.Append("## The same events as the server got them\n\n");
            Lanes(report, lanes);
            report.Append(Differences(diagnosis.ServerDifference ?? PathStatistics.Empty)).Append('\n');
        }
    }

    private static void Lanes(StringBuilder report, IReadOnlyList<DiagnosisLane> lanes)
    {
        var table = new ReportTable(["", .. lanes.Select(lane => lane.Path.ToString())]);
        Line("Address", lane => lane.Url);
        Line("HTTP", lane => lane.HttpVersion);
        Line("Status", lane => lane.Status?.ToString());
        Line("Connected after", lane => ReportWords.Ms(lane.ConnectMs));
        Line("TLS handshake", lane => ReportWords.Ms(lane.TlsMs));
        Line("Headers after", lane => ReportWords.Ms(lane.HeadersMs));
        Line("First byte after", lane => ReportWords.Ms(lane.FirstByteMs));
        Line("First event after", lane => ReportWords.Ms(lane.FirstEventMs));
        Line("Events", lane => lane.Events.Count.ToString());
        Line("Events per read", lane => ReportWords.Number(lane.EventsPerRead));
        Line("End", lane => lane.End);
        report.Append(table).Append('\n');

        void Line(string what, Func<DiagnosisLane, string?> value) => table.Row([what, .. lanes.Select(lane => Cell(value(lane)))]);
    }

    private static ReportTable Differences(PathStatistics later)
    {
        return new ReportTable("Through the proxy, later by", "Value")
            .Row("Half of the events at most", Cell(Of(later.P50Ms)))
            .Row("95 of 100 at most", Cell(Of(later.P95Ms)))
            .Row("The latest", Cell(Of(later.MaxMs)))
            .Row("Events on both paths", Cell(later.Count.ToString()));

        string? Of(double ms) => later.Count == 0 ? null : ReportWords.Ms(ms);
    }
}
