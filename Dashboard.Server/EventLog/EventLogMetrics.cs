using System.Diagnostics.Metrics;

namespace Dashboard.Server.EventLog;

/// <summary>What the log does, as figures.</summary>
internal sealed class EventLogMetrics
{
    public const string MeterName = "Dashboard.EventLog";

    private const string Notifications = "{notification}";

    /// <summary>One fsync of a fast disk takes 0.1 ms; beyond ten seconds something is broken, not slow.</summary>
    private static readonly double[] s_seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private static readonly long[] s_sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    private readonly Meter _meter;
    private readonly Counter<long> _appended;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _batch;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _trimmed;

    public EventLogMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _appended = _meter.CreateCounter<long>("dashboard.log.appended", Notifications, "Notifications that were appended and are on disk.");
        _duration = _meter.CreateHistogram(
            "dashboard.log.append.duration",
            "s",
            "How long the transaction of a batch took, with its fsync.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });
        _batch = _meter.CreateHistogram(
            "dashboard.log.batch.size",
            Notifications,
            "Notifications that were appended in one transaction.",
            advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = s_sizes });
        _refused = _meter.CreateCounter<long>("dashboard.log.refused", Notifications, "Notifications that the log did not take, by reason.");
        _trimmed = _meter.CreateCounter<long>("dashboard.log.trimmed", Notifications, "Notifications that retention has removed.");
    }

    /// <summary>A batch is on disk.</summary>
    /// <param name="count">The notifications that were new; the others were retries.</param>
    /// <param name="took">How long its transaction took.</param>
    public void Appended(int count, TimeSpan took)
    {
        _appended.Add(count);
        _batch.Record(count);
        _duration.Record(took.TotalSeconds);
    }

    public void Refused(AppendRefusal reason, int count) =>
        _refused.Add(count, new KeyValuePair<string, object?>("reason", NameOf(reason)));

    public void Trimmed(long count) => _trimmed.Add(count);

    /// <summary>Lets the state of a log be read whenever the figures are collected.</summary>
    public void Observe(Func<int> waiting, Func<long> last, SqliteLogFile file)
    {
        _meter.CreateObservableGauge("dashboard.log.waiting", waiting, Notifications, "Notifications that wait for the writer.");
        _meter.CreateObservableGauge("dashboard.log.last_position", last, null, "The newest position of the log.");
        _meter.CreateObservableGauge("dashboard.log.file.size", () => file.Size, "By", "Bytes of the database file.");
        _meter.CreateObservableGauge("dashboard.log.wal.size", () => file.WalSize, "By", "Bytes of the write-ahead log, which checkpoints keep small.");
    }

    private static string NameOf(AppendRefusal reason) => reason switch
    {
        AppendRefusal.Busy => "busy",
        AppendRefusal.DiskFull => "disk_full",
        AppendRefusal.Locked => "locked",
        AppendRefusal.OutcomeUnknown => "outcome_unknown",
        AppendRefusal.Broken => "disk_failed",
        AppendRefusal.Closing => "closing",
        _ => "not_writable",
    };
}
