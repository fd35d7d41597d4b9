namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>One event on two connections.</summary>
/// <param name="Number">The event.</param>
/// <param name="DirectAtMs">When it arrived on the first, in milliseconds since the diagnosis began.</param>
/// <param name="ProxiedAtMs">When it arrived on the second.</param>
/// <param name="Read">The read of the second connection that completed it: events with the same read were released together.</param>
internal readonly record struct Hold(long Number, double DirectAtMs, double ProxiedAtMs, int Read)
{
    /// <summary>How much later it arrived on the second, in milliseconds; less than 0 where it arrived there first.</summary>
    public double Ms => ProxiedAtMs - DirectAtMs;
}
