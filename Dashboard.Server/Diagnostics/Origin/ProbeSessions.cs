using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>The schedules that there are: begun by their first request, and gone some time after their last.</summary>
internal sealed class ProbeSessions(IOptions<ProbeOptions> options, TimeProvider time)
{
    private readonly ProbeOptions _options = options.Value;
    private readonly Lock _lock = new();
    private int _streams;
    private volatile ProbeSchedule[] _all = [];

    public IReadOnlyList<ProbeSchedule> All => _all;

    /// <summary>Takes a place in the schedule of this session and kind; the plan of the first request holds for all.</summary>
    /// <returns>The schedule, to be left again; or why there is no place.</returns>
    public (ProbeSchedule? Schedule, string? Refusal) TryEnter(StreamPlan plan)
    {
        lock (_lock)
        {
            if (_streams >= _options.MaxStreams)
            {
                return (null, $"There are {_options.MaxStreams} probe streams already (Diagnostics:Probe:MaxStreams).");
            }

            if ((Find(plan) ?? TryAdd(plan)) is not { } schedule)
            {
                return (null, $"There are {_options.MaxSessions} sessions of probes already (Diagnostics:Probe:MaxSessions).");
            }

            _streams++;
            schedule.Readers++;
            return (schedule, null);
        }
    }

    public void Leave(ProbeSchedule schedule)
    {
        lock (_lock)
        {
            _streams--;
            schedule.Readers--;
            schedule.UnreadSince = time.GetTimestamp();
        }
    }

    /// <summary>Forgets the schedules that are over, and those that nobody has read for some time.</summary>
    public void Sweep()
    {
        lock (_lock)
        {
            if (Array.Exists(_all, IsOut))
            {
                _all = [.. _all.Where(schedule => !IsOut(schedule))];
            }
        }
    }

    private ProbeSchedule? Find(StreamPlan plan) => Array.Find(
        _all, schedule => !schedule.IsOver && schedule.Plan.Session == plan.Session && schedule.Plan.Kind == plan.Kind);

    private ProbeSchedule? TryAdd(StreamPlan plan)
    {
        var kept = _all;
        if (kept.Length >= _options.MaxSessions)
        {
            var oldest = kept.Where(schedule => schedule.Readers == 0).MinBy(schedule => schedule.UnreadSince);
            kept = [.. kept.Where(schedule => schedule != oldest)];
        }

        if (kept.Length >= _options.MaxSessions)
        {
            return null;
        }

        var added = new ProbeSchedule(plan, _options, time);
        _all = [.. kept, added];
        return added;
    }

    private bool IsOut(ProbeSchedule schedule) =>
        schedule.Readers == 0 && (schedule.IsOver || time.GetElapsedTime(schedule.UnreadSince) >= _options.AbandonedAfter);
}
