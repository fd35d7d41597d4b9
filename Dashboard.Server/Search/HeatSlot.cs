namespace Dashboard.Server.Search;

/// <summary>The time by which the index counts: five minutes, the finest that a strip of eight hours shows.</summary>
internal static class HeatSlot
{
    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The number of the slot that a time is in.</summary>
    public static long Of(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / Length.Ticks;

    /// <summary>Where a slot begins.</summary>
    public static DateTimeOffset Start(long slot) => DateTimeOffset.UnixEpoch + (Length * slot);
}
