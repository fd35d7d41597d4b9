using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Diagnostics.Verdicts;

/// <summary>The figures of the proxied path that a mended fault changes.</summary>
public static class KeyFigures
{
    /// <summary>Each with its label; a dash where it was not measured.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var proxied = diagnosis.Lanes.FirstOrDefault(lane => lane.Path == PathName.Proxied);
        return
        [
            ("Headers", Time(proxied?.HeadersMs)),
            ("First event", Time(proxied?.FirstEventMs)),
            ("Events per read", proxied is { EventsPerRead: > 0 and var perRead } ? perRead.ToString("0.0") : "–"),
            ("Later, p50", diagnosis.Difference.Count == 0 ? "–" : Durations.Measured(diagnosis.Difference.P50Ms)),
            ("Later, max", diagnosis.Difference.Count == 0 ? "–" : Durations.Measured(diagnosis.Difference.MaxMs)),
        ];
    }

    private static string Time(double? milliseconds) => milliseconds is { } time ? Durations.Measured(time) : "–";
}
