using System.Diagnostics.Metrics;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Figures of the watch over both paths, for alerts: meter <c>Dashboard.Diagnostics</c>.</summary>
internal sealed class MonitorMetrics
{
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
    };

    private readonly Meter _meter;
    private readonly Histogram<double> _firstByte;
    private readonly Histogram<double> _latency;
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _gaps;
    private readonly Counter<long> _doubles;

    public MonitorMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Dashboard.Diagnostics");
        _firstByte = _meter.CreateHistogram(
            "dashboard.diagnostics.first_byte", "s", "From the request for a probe stream to its first byte, by path.", advice: s_seconds);
        _latency = _meter.CreateHistogram(
            "dashboard.diagnostics.latency", "s", "From the write of a probe event to its arrival, by path. What the proxied path has more is the proxy's.", advice: s_seconds);
        _reconnects = _meter.CreateCounter<long>(
            "dashboard.diagnostics.reconnects", "{connection}", "Probe streams that ended by themselves and were opened again, by path.");
        _gaps = _meter.CreateCounter<long>(
            "dashboard.diagnostics.gaps", "{event}", "Probe events that never came, though later ones did, by path.");

        _doubles = _meter.CreateCounter<long>(
            "dashboard.diagnostics.doubles", "{event}", "Probe events that came again after a reconnect, by path.");

        // Both paths are there from the first scrape on: an alert cannot watch what has never been counted.
        foreach (var path in (PathName[])[PathName.Direct, PathName.Proxied])
        {
            _reconnects.Add(0, Tag(path));
            _gaps.Add(0, Tag(path));
            _doubles.Add(0, Tag(path));
        }
    }

    /// <summary>Asks for the state whenever somebody reads the figures.</summary>
    public void Observe(Func<WatchState> current) => _meter.CreateObservableGauge(
        "dashboard.diagnostics.verdict",
        () => Enum.GetValues<WatchState>().Select(state => new Measurement<int>(
            state == current() ? 1 : 0, new KeyValuePair<string, object?>("state", WireName(state)))),
        description: "1 for the state in which the watched path is, 0 for all others.");

    public void FirstByte(PathName path, double milliseconds) => _firstByte.Record(milliseconds / 1000, Tag(path));

    public void Arrived(PathName path, double milliseconds) => _latency.Record(milliseconds / 1000, Tag(path));

    public void Reconnected(PathName path) => _reconnects.Add(1, Tag(path));

    public void Missed(PathName path, long events) => _gaps.Add(events, Tag(path));

    public void Doubled(PathName path) => _doubles.Add(1, Tag(path));

    /// <summary>What a stream that was left and taken up again brought.</summary>
    public void Resumed(PathName path, ResumeObservation seen)
    {
        _gaps.Add(seen.Missing, Tag(path));
        _doubles.Add(seen.Doubled, Tag(path));
    }

    /// <summary>The name of a state for programs.</summary>
    public static string WireName(WatchState state) => state switch
    {
        WatchState.Off => "off",
        WatchState.Unknown => "unknown",
        WatchState.NoProxy => "no-proxy",
        WatchState.Healthy => "healthy",
        WatchState.Faulty => "faulty",
        WatchState.NotTheProxy => "not-the-proxy",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    private static KeyValuePair<string, object?> Tag(PathName path) => new("path", path == PathName.Proxied ? "proxied" : "direct");
}
