namespace Dashboard.Server.Sse;

/// <summary>Reconnection times, spread by chance so that the clients of a restarted server do not come back at once.</summary>
internal static class Retry
{
    /// <summary>With a handful of clients nothing needs to be spread but what the same clock tick would bring together.</summary>
    private static readonly TimeSpan s_leastSpread = TimeSpan.FromSeconds(1);

    /// <summary>When a client is to come back: the more of them there are, the later at the latest.</summary>
    /// <param name="options">The bounds, and how many may come back in a second.</param>
    /// <param name="clients">How many would lose their stream together.</param>
    public static TimeSpan After(SseOptions options, int clients)
    {
        var needed = TimeSpan.FromSeconds((double)clients / options.ReturnsPerSecond);
        var to = options.RetryFrom + (needed > s_leastSpread ? needed : s_leastSpread);
        return Spread(options.RetryFrom, to < options.RetryTo ? to : options.RetryTo);
    }

    public static TimeSpan Spread(TimeSpan from, TimeSpan to) => from + ((to - from) * Random.Shared.NextDouble());
}
