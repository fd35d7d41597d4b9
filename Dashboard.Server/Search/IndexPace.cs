using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// Decides how long the indexer rests: in proportion to its own work, so that it takes a fixed share of one processor, a
/// small one while many publish. Priorities of threads would be simpler, but .NET does not pass them on to Linux.
/// </summary>
internal sealed class IndexPace(IOptions<SearchOptions> options, IEventLog log, TimeProvider time)
{
    /// <summary>Work that took long has waited for the disk; resting many times as long would not help anybody.</summary>
    private static readonly TimeSpan s_longestRest = TimeSpan.FromSeconds(5);

    private long _last = log.Bounds.Last;
    private long _lastAt = time.GetTimestamp();

    public long Now => time.GetTimestamp();

    /// <summary>Rests after work that began at a time stamp.</summary>
    public void Rest(long began, CancellationToken stop)
    {
        var now = time.GetTimestamp();
        var share = IsBusy(now) ? options.Value.BusyShare : options.Value.QuietShare;
        var rest = time.GetElapsedTime(began, now) * ((1 / share) - 1);
        Wait(rest < s_longestRest ? rest : s_longestRest, stop);
    }

    /// <summary>Waits until there is enough to be worth a transaction.</summary>
    public void Gather(CancellationToken stop) => Wait(options.Value.GatherFor, stop);

    /// <summary>Waits before the next try.</summary>
    public void WaitForRetry(CancellationToken stop) => Wait(options.Value.RetryAfter, stop);

    /// <summary>Calls back whenever it is time to forget what retention has removed.</summary>
    public ITimer WhenToForget(Action callback) =>
        time.CreateTimer(_ => callback(), null, options.Value.ForgetEvery, options.Value.ForgetEvery);

    private bool IsBusy(long now)
    {
        var (last, elapsed) = (log.Bounds.Last, time.GetElapsedTime(_lastAt, now));
        var busy = elapsed > TimeSpan.Zero && (last - _last) / elapsed.TotalSeconds > options.Value.BusyRate;
        (_last, _lastAt) = (last, now);
        return busy;
    }

    /// <summary>Blocks: the indexer has a thread of its own.</summary>
    private void Wait(TimeSpan wait, CancellationToken stop) =>
        Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
}
