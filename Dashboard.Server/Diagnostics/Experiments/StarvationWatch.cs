namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Notices when this process does not get to run: a thread that wants to wake every few milliseconds, and looks how late
/// it was. What is measured while it was late may be this machine's delay and not the proxy's.
/// </summary>
internal sealed class StarvationWatch : IDisposable
{
    /// <summary>Well below the least hold that counts, and too seldom to cost anything.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim _over = new(initialState: false, spinCount: 0);
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private double _worstMs;

    public StarvationWatch(TimeProvider time)
    {
        _time = time;
        _thread = new Thread(Watch) { IsBackground = true, Name = "Diagnosis: starvation" };
        _thread.Start();
    }

    /// <summary>The longest time by which it woke too late, in milliseconds.</summary>
    public double WorstMs => Volatile.Read(ref _worstMs);

    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _over.Dispose();
    }

    private void Watch()
    {
        var before = _time.GetTimestamp();
        while (!_over.Wait(s_tick))
        {
            var now = _time.GetTimestamp();
            var late = _time.GetElapsedTime(before, now) - s_tick;
            Volatile.Write(ref _worstMs, Math.Max(_worstMs, late.TotalMilliseconds));
            before = now;
        }
    }
}
