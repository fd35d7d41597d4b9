using System.Diagnostics.Metrics;

namespace Dashboard.Server.Fanout;

/// <summary>Figures about the way from the log to the subscribers: meter <c>Dashboard.Fanout</c>.</summary>
internal sealed class FanoutMetrics
{
    private const string Notifications = "{notification}";

    private readonly Meter _meter;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _catchUps;
    private readonly Counter<long> _cuts;
    private long _fromLog;

    public FanoutMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Dashboard.Fanout");
        _missed = _meter.CreateCounter<long>(
            "dashboard.fanout.dropped",
            Notifications,
            "Notifications that connected subscribers did not get, because retention removed them first; each was told by a gap.");
        _catchUps = _meter.CreateCounter<long>(
            "dashboard.fanout.catchups", "{catchup}", "Times that a subscriber was behind the window in memory and read from the log.");
        _cuts = _meter.CreateCounter<long>(
            "dashboard.fanout.cuts", "{connection}", "Connections that were broken because their reader stood still.");

        // All are there from the first scrape on: an alert cannot watch what has never been counted.
        _missed.Add(0);
        _catchUps.Add(0);
        _cuts.Add(0);
    }

    /// <summary>Asks for what is counted anyway whenever somebody reads the figures: a delivery costs nothing for it.</summary>
    /// <param name="delivered">Notifications written to subscribers from memory so far.</param>
    /// <param name="lag">How many events of the log the last subscriber is behind.</param>
    /// <param name="window">What is held in memory: events, and their bytes.</param>
    public void Observe(Func<long> delivered, Func<long> lag, Func<(long Events, long Bytes)> window)
    {
        _meter.CreateObservableCounter("dashboard.fanout.delivered", () => delivered() + Interlocked.Read(ref _fromLog), Notifications, "Notifications that were written to subscribers.");
        _meter.CreateObservableGauge(
            "dashboard.fanout.lag", lag, "{event}", "How many events of the log the subscriber that is furthest behind is behind, within the last second.");
        _meter.CreateObservableGauge("dashboard.fanout.window.events", () => window().Events, "{event}", "Events that are held in memory for subscribers.");
        _meter.CreateObservableGauge("dashboard.fanout.window.size", () => window().Bytes, "By", "Bytes of the events that are held in memory.");
    }

    /// <summary>Notifications were read from the log for a subscriber, and written to it.</summary>
    public void DeliveredFromLog(int count) => Interlocked.Add(ref _fromLog, count);

    /// <summary>A subscriber goes to read from the log.</summary>
    public void CatchesUp() => _catchUps.Add(1);

    /// <summary>A connection is broken.</summary>
    public void Cut() => _cuts.Add(1);

    /// <summary>A subscriber has been told that it misses something.</summary>
    public void Missed(long count) => _missed.Add(count);
}
