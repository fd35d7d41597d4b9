using System.Diagnostics.Metrics;

namespace Dashboard.Server.Connections;

/// <summary>Figures about connections, for whoever watches the server: meter <c>Dashboard.Connections</c>.</summary>
internal sealed class ConnectionMetrics
{
    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _durations;

    public ConnectionMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _meter = meters.Create("Dashboard.Connections");
        _refused = _meter.CreateCounter<long>(
            "dashboard.connections.refused", "{connection}", "Subscribers that were told to come back later, by the limit that was reached.");

        // Both reasons are there from the first scrape on: an alert cannot watch what has never been counted.
        _refused.Add(0, ReasonTag(Admission.TooMany));
        _refused.Add(0, ReasonTag(Admission.TooManyOfAddress));
        _durations = _meter.CreateHistogram(
            "dashboard.connections.duration",
            "s",
            "How long subscribers stayed, by path. Many short ones are a proxy that ends streams, or clients that cannot read them.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 15, 60, 300, 1_800, 7_200, 43_200, 86_400] });
    }

    /// <summary>Asks for the number of connections whenever somebody reads the figures, so that coming and going costs nothing.</summary>
    public void Observe(Func<(int Direct, int Proxied)> open) => _meter.CreateObservableUpDownCounter(
        "dashboard.connections.open",
        () =>
        {
            var (direct, proxied) = open();
            return (Measurement<int>[])[new(direct, PathTag(proxied: false)), new(proxied, PathTag(proxied: true))];
        },
        "{connection}",
        "Subscribers that are connected, by path.");

    public void Refused(Admission reason) => _refused.Add(1, ReasonTag(reason));

    public void Ended(Connection connection) =>
        _durations.Record(_time.GetElapsedTime(connection.StartedAt).TotalSeconds, PathTag(connection.Origin.Proxy is not null));

    private static KeyValuePair<string, object?> ReasonTag(Admission reason) =>
        new("reason", reason == Admission.TooManyOfAddress ? "address-limit" : "limit");

    private static KeyValuePair<string, object?> PathTag(bool proxied) => new("path", proxied ? "proxied" : "direct");
}
