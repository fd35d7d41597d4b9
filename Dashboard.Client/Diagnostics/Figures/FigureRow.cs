using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Diagnostics.Figures;

/// <summary>One figure of both paths.</summary>
/// <param name="Label">What was measured.</param>
/// <param name="Direct">On the direct path, with its unit.</param>
/// <param name="Proxied">Through the proxy, with its unit.</param>
/// <param name="Added">What the proxy adds; null where a difference says nothing.</param>
/// <param name="StandsOut">Whether the difference is one that people notice.</param>
public sealed record FigureRow(string Label, string Direct, string Proxied, string? Added = null, bool StandsOut = false)
{
    private const string None = "–";

    /// <summary>The figures of a diagnosis, in the order in which a connection goes.</summary>
    public static IReadOnlyList<FigureRow> Of(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var direct = diagnosis.Lanes.FirstOrDefault(lane => lane.Path == PathName.Direct);
        var proxied = diagnosis.Lanes.FirstOrDefault(lane => lane.Path == PathName.Proxied);
        FigureRow Time(string label, Func<DiagnosisLane, double?> time) => Timed(label, direct is null ? null : time(direct), proxied is null ? null : time(proxied), diagnosis.ThresholdMs);
        FigureRow Said(string label, Func<DiagnosisLane, string> say) => new(label, direct is null ? None : say(direct), proxied is null ? None : say(proxied));
        FigureRow[] rows =
        [
            Said("Answer", Answer),
            Time("Connected", lane => lane.ConnectMs),
            Time("TLS", lane => lane.TlsMs),
            Time("Headers", lane => lane.HeadersMs),
            Time("First byte", lane => lane.FirstByteMs),
            Time("First event", lane => lane.FirstEventMs),
            Said("Events", lane => lane.Events.Count.ToString("N0")),
            Said("Events per read", lane => lane.EventsPerRead == 0 ? None : lane.EventsPerRead.ToString("0.0")),
            Said("End", lane => lane.End ?? "open"),
        ];
        return [.. rows.Where(row => row is not { Direct: None, Proxied: None })];
    }

    private static FigureRow Timed(string label, double? direct, double? proxied, double thresholdMs)
    {
        var added = proxied - direct;
        return new FigureRow(label, InWords(direct), InWords(proxied), added is { } more ? $"{(more > 0 ? "+" : "")}{Durations.Measured(more)}" : null, added > thresholdMs);
    }

    private static string InWords(double? milliseconds) => milliseconds is { } time ? Durations.Measured(time) : None;

    private static string Answer(DiagnosisLane lane) => (lane.Status, lane.HttpVersion) switch
    {
        (null, _) => "none",
        ({ } status, null) => $"{status}",
        ({ } status, { } version) => $"{status} · HTTP/{version}",
    };
}
