namespace Dashboard.Server.EventLog;

/// <summary>
/// The time by which retention tells what is old. It follows the system's clock, but at most twice as fast as time really
/// passes: a clock that jumps a year ahead would otherwise empty the log at once, and for good. Where the clock was right
/// all along, as after a server was off for a week, it has caught up within another week; until then more is kept.
/// </summary>
internal sealed class RetentionClock(TimeProvider time, DateTimeOffset start)
{
    private const int MostSpeed = 2;

    private long _lookedAt = time.GetTimestamp();

    /// <summary>How far it has got; it is kept in the log, so that a restart with a wrong clock changes nothing.</summary>
    public DateTimeOffset Reached { get; private set; } = start;

    /// <summary>The time now: never later than the system's own.</summary>
    public DateTimeOffset Now()
    {
        var (now, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var most = Reached + (MostSpeed * time.GetElapsedTime(_lookedAt, stamp));
        _lookedAt = stamp;
        if (now > Reached)
        {
            Reached = now < most ? now : most;
        }

        return now < Reached ? now : Reached;
    }
}
