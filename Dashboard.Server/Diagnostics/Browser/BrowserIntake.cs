using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>
/// Gathers what a browser reports. All of it is a claim: names that are not of the plan, impossible figures and more than
/// the plan allows are left out, so that a page can spoil its own verdict and nothing else.
/// </summary>
internal sealed class BrowserIntake(BrowserPlan plan, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, BrowserRecord> _records = plan.Connections.ToDictionary(
        one => one.Name, one => new BrowserRecord(one, plan.MostEvents, time), StringComparer.Ordinal);
    private long _lastReport = time.GetTimestamp();
    private double _stalledMs;

    /// <summary>How long nothing has been reported.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _lastReport));

    public bool HasReported { get; private set; }

    public bool IsOver { get; private set; }

    public bool WasHidden { get; private set; }

    public bool HasServiceWorker { get; private set; }

    public string UserAgent { get; private set; } = "";

    public double StalledMs => Volatile.Read(ref _stalledMs);

    public void Take(BrowserReport report)
    {
        lock (_lock)
        {
            Volatile.Write(ref _lastReport, time.GetTimestamp());
            HasReported = true;
            IsOver |= report.IsLast;
            WasHidden |= report.WasHidden;
            HasServiceWorker |= report.HasServiceWorker;
            UserAgent = report.UserAgent ?? "";
            if (double.IsFinite(report.StalledMs) && report.StalledMs > _stalledMs)
            {
                Volatile.Write(ref _stalledMs, report.StalledMs);
            }

            foreach (var state in report.Connections ?? [])
            {
                Find(state?.Connection)?.Take(state!);
            }

            foreach (var one in report.Events ?? [])
            {
                Find(one?.Connection)?.Take(one!);
            }
        }
    }

    /// <summary>What a connection has seen so far, and since when it waits for an answer; null before its first report.</summary>
    public (Observations.StreamObservation Seen, double? WaitedMs)? Of(string connection)
    {
        lock (_lock)
        {
            return _records.GetValueOrDefault(connection)?.Current;
        }
    }

    private BrowserRecord? Find(string? name) => name is null ? null : _records.GetValueOrDefault(name);
}
