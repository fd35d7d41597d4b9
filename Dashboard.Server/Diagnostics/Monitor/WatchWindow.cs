using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>What is judged of two streams that go on for ever.</summary>
internal static class WatchWindow
{
    /// <summary>
    /// The latest events, and the first one of the connection, which tells whether the headers had waited for it. What
    /// was written before the proxied connection was there came to it as a backlog: that is not a delay of the proxy.
    /// </summary>
    /// <param name="pair">All that was seen.</param>
    /// <param name="most">How many of the latest events are judged.</param>
    public static StreamPair Of(StreamPair pair, int most)
    {
        var asked = pair.Proxied.RequestedAtMs ?? pair.Proxied.StartedAtMs;
        var fresh = pair.Direct.Events.Where(one => one.AtMs > asked).ToArray();
        var kept = fresh.Length <= most + 1 ? fresh : [fresh[0], .. fresh[^most..]];
        var numbers = kept.Select(one => one.Number).ToHashSet();
        return new StreamPair(
            pair.IntervalMs,
            pair.Direct with { Events = kept },
            Only(pair.Proxied, numbers),
            pair.Control is null ? null : Only(pair.Control, numbers));
    }

    private static StreamObservation Only(StreamObservation seen, HashSet<long> numbers) =>
        seen with { Events = [.. seen.Events.Where(one => numbers.Contains(one.Number))] };
}
