using System.Diagnostics.Metrics;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>How searches and the index do, as figures.</summary>
internal sealed class SearchMetrics
{
    public const string MeterName = "Dashboard.Search";

    private readonly Histogram<double> _duration;

    public SearchMetrics(IMeterFactory meters, IEventLog log, IndexFile index)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "dashboard.search.lag",
            () => Math.Max(0, log.Bounds.Last - index.UpTo),
            "{position}",
            "Positions of the log that the search index has not reached yet.");
        _duration = meter.CreateHistogram<double>(
            "dashboard.search.duration", "s", "How long searches take, their wait for a turn included.");
    }

    public void Searched(TimeSpan duration) => _duration.Record(duration.TotalSeconds);
}
