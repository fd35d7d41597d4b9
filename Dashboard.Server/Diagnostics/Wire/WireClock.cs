namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>The one clock of a session: monotonic, and zero when the session began.</summary>
/// <param name="time">Where the time comes from.</param>
/// <param name="isShared">Whether the application that is asked reads the same clock, since it runs on this machine.</param>
internal sealed class WireClock(TimeProvider time, bool isShared)
{
    private readonly long _zero = time.GetTimestamp();
    private readonly DateTimeOffset _began = time.GetUtcNow();

    public TimeProvider Time => time;

    public double NowMs => ToMs(Stamp());

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>The cheapest note of this moment, for the time right after a read.</summary>
    public long Stamp() => time.GetTimestamp();

    public double ToMs(long stamp) => (stamp - _zero) * 1000.0 / time.TimestampFrequency;

    /// <summary>
    /// When the application wrote an event, from the timestamp that the event carries, in microseconds; null where its
    /// clock is another one, or where the event would have been written after it arrived.
    /// </summary>
    public double? SentAtMs(long microseconds, double arrivedAtMs)
    {
        var sent = (microseconds - (_zero * 1_000_000.0 / time.TimestampFrequency)) / 1000;
        return isShared && sent <= arrivedAtMs ? sent : null;
    }

    /// <summary>How old something was by the wall clock when it arrived.</summary>
    public double AgeMs(DateTimeOffset at, double arrivedAtMs) => (_began - at).TotalMilliseconds + arrivedAtMs;
}
