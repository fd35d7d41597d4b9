using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Diagnostics.Browser;

/// <summary>One figure as the server and the browser saw it.</summary>
/// <param name="Label">What was measured.</param>
/// <param name="Sides">On the direct and the proxied path: the server first, then the browser.</param>
public sealed record VantageRow(string Label, IReadOnlyList<(string Direct, string Proxied)> Sides)
{
    private const string None = "–";

    /// <summary>The figures that both sides have, in the order in which a connection goes.</summary>
    public static IReadOnlyList<VantageRow> Of(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var server = diagnosis.ServerLanes ?? [];

        // Where the browser cannot read the direct path, the picture stands on what the server read there.
        var browser = diagnosis.Lanes.Where(lane => lane.Path != PathName.Direct || diagnosis.Lanes.Any(one => one.Path == PathName.Control)).ToArray();
        return
        [
            Row("Headers", lane => Time(lane.HeadersMs)),
            Row("First event", lane => Time(lane.FirstEventMs)),
            Row("Events", lane => lane.Events.Count.ToString("N0")),
            Row("Events per read", lane => lane.EventsPerRead == 0 ? None : lane.EventsPerRead.ToString("0.0")),
            new("Proxied later, p50", [(None, Later(diagnosis.ServerDifference, one => one.P50Ms)), (None, Later(diagnosis.Difference, one => one.P50Ms))]),
            new("Proxied later, max", [(None, Later(diagnosis.ServerDifference, one => one.MaxMs)), (None, Later(diagnosis.Difference, one => one.MaxMs))]),
        ];

        VantageRow Row(string label, Func<DiagnosisLane, string> say) => new(label, [Pair(server, say), Pair(browser, say)]);
    }

    private static (string Direct, string Proxied) Pair(IReadOnlyList<DiagnosisLane> lanes, Func<DiagnosisLane, string> say)
    {
        return (Of(PathName.Direct), Of(PathName.Proxied));

        string Of(PathName path) => lanes.FirstOrDefault(lane => lane.Path == path) is { } lane ? say(lane) : None;
    }

    private static string Time(double? milliseconds) => milliseconds is { } time ? Durations.Measured(time) : None;

    private static string Later(PathStatistics? difference, Func<PathStatistics, double> figure) =>
        difference is { Count: > 0 } ? Durations.Measured(figure(difference)) : None;
}
