namespace Dashboard.Server.Sse;

/// <summary>Reconnection times, spread by chance so that the clients of a restarted server do not come back at once.</summary>
internal static class Retry
{
    public static TimeSpan Spread(TimeSpan from, TimeSpan to) => from + ((to - from) * Random.Shared.NextDouble());
}
