namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// One thread that sends all schedules. A thread of its own, because what is measured must not depend on whether the
/// thread pool is busy; and it never waits for a connection, so that a slow one delays no other.
/// </summary>
internal sealed partial class ProbePump : IDisposable
{
    /// <summary>How often schedules that nobody reads are looked for; a second more or less is nothing to them.</summary>
    private static readonly TimeSpan s_sweep = TimeSpan.FromSeconds(1);

    private readonly ProbeSessions _sessions;
    private readonly ILogger _logger;
    private readonly ManualResetEventSlim _signal = new(initialState: false, spinCount: 0);
    private readonly CancellationTokenRegistration _stops;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _disposed;

    public ProbePump(ProbeSessions sessions, IHostApplicationLifetime lifetime, ILogger<ProbePump> logger)
    {
        _sessions = sessions;
        _logger = logger;

        // The web server waits for the requests that are being answered, so their streams end before.
        _stops = lifetime.ApplicationStopping.Register(Stop);
        _thread = new Thread(Run) { IsBackground = true, Name = "Probe streams" };
        _thread.Start();
    }

    /// <summary>Somebody has joined, left, or can be written to again.</summary>
    public void Wake()
    {
        if (!_disposed)
        {
            _signal.Set();
        }
    }

    public void Dispose()
    {
        _stops.Dispose();
        _disposed = true;
        _signal.Set();
        _thread.Join();
        _signal.Dispose();
    }

    private void Stop()
    {
        _stopping = true;
        Wake();
    }

    private void Run()
    {
        while (!_disposed)
        {
            // Rounded up: woken a little too early it would run in circles until the event is due.
            var wait = Turn();
            _signal.Wait(wait == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Ceiling(wait.TotalMilliseconds));

            // Reset before looking: whatever is asked for from here on sets it again.
            _signal.Reset();
        }
    }

    private TimeSpan Turn()
    {
        var wait = s_sweep;
        foreach (var schedule in _sessions.All)
        {
            if (_stopping)
            {
                schedule.End();
            }

            var next = TurnOf(schedule);
            wait = next < wait ? next : wait;
        }

        _sessions.Sweep();
        return _sessions.All.Count == 0 ? Timeout.InfiniteTimeSpan : wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private TimeSpan TurnOf(ProbeSchedule schedule)
    {
        try
        {
            return schedule.Turn();
        }
        catch (Exception failure)
        {
            // Whatever is wrong with one schedule, the others need this thread; its readers see their streams end.
            Log.Failed(_logger, failure);
            schedule.End();
            return s_sweep;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Probe streams could not be served; they end.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
