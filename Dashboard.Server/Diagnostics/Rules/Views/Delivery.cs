using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>How the events of one stream came out of the proxy, measured against the direct path.</summary>
internal sealed class Delivery
{
    /// <summary>With fewer events on the direct path than this, nothing can be said about a rhythm.</summary>
    public const int FewestEvents = 5;

    private const double MostlyHeld = 0.5;
    private const double MostlyOneBehind = 0.7;

    private Delivery(StreamPair pair, double thresholdMs)
    {
        ThresholdMs = thresholdMs;
        Pair = pair;
        Holds = pair.Holds;
        Spread = new Quantiles(Holds.Select(one => one.Ms));
        IntervalMs = pair.IntervalMs ?? MedianGap(pair.Direct.Events);
        Releases = Release.Of(Holds, pair.Proxied.Events.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Bytes));
        Stuck = [.. StuckEvents(pair, thresholdMs)];
        OneBehindShare = ShareOneBehind();
    }

    public StreamPair Pair { get; }

    /// <summary>From which hold on an event counts as held back, in milliseconds.</summary>
    public double ThresholdMs { get; }

    public IReadOnlyList<Hold> Holds { get; }

    /// <summary>The quantiles of the holds, in milliseconds.</summary>
    public Quantiles Spread { get; }

    /// <summary>The time between two events as the application writes them, in milliseconds.</summary>
    public double IntervalMs { get; }

    public IReadOnlyList<Release> Releases { get; }

    /// <summary>Events that arrived directly and were still in the proxy when the observation ended.</summary>
    public IReadOnlyList<ObservedEvent> Stuck { get; }

    /// <summary>The share of the events that arrived just when the next one was written, from 0 to 1.</summary>
    public double OneBehindShare { get; }

    /// <summary>The share of the events that came later than the threshold, or not at all, from 0 to 1.</summary>
    public double HeldShare => Holds.Count + Stuck.Count == 0
        ? 0
        : (Holds.Count(one => one.Ms > ThresholdMs) + Stuck.Count) / (double)(Holds.Count + Stuck.Count);

    /// <summary>Whether at least half of the events were held.</summary>
    public bool IsHeld => Holds.Count + Stuck.Count >= FewestEvents && HeldShare >= MostlyHeld;

    /// <summary>Whether nothing at all came out, while the direct path had events.</summary>
    public bool IsSilent => Holds.Count == 0 && Stuck.Count >= FewestEvents;

    public bool IsOneBehind => Holds.Count >= FewestEvents && OneBehindShare > MostlyOneBehind;

    /// <summary>Events by releases; 0 where nothing came out.</summary>
    public double EventsPerRelease => Releases.Count == 0 ? 0 : Holds.Count / (double)Releases.Count;

    /// <summary>How long the newest event of a release had usually been held, in milliseconds.</summary>
    public double TypicalFreshMs => new Quantiles(Releases.Select(one => one.FreshMs)).P50;

    /// <summary>Whether events come out in blocks whose newest event is fresh, as from a buffer that fills.</summary>
    public bool IsInBlocks => IsSilent
        || (IsHeld && EventsPerRelease >= 2 && TypicalFreshMs < Math.Max(ThresholdMs, 1.25 * IntervalMs));

    /// <summary>The delivery of one kind of stream; null where it was not observed, or nothing can be compared.</summary>
    public static Delivery? Of(RunObservations seen, StreamKind kind) =>
        seen.Stream(kind) is { } pair ? Of(seen, pair) : null;

    /// <summary>The delivery of the stream that speaks for the target.</summary>
    public static Delivery? OfMain(RunObservations seen) => seen.Main is { } pair ? Of(seen, pair) : null;

    private static Delivery? Of(RunObservations seen, StreamPair pair) =>
        pair.Direct.Events.Count > 0 && pair.Proxied is { Status: 200 or null, End: StreamEnd.Open or StreamEnd.Clean or StreamEnd.Cut or StreamEnd.Reset }
            ? new Delivery(pair, seen.ThresholdMs)
            : null;

    /// <summary>
    /// An event from before the proxied connection had its first one may never have been meant for it: a subscription
    /// that began later misses the beginning. What is missing behind the end of the connection was cut, not held.
    /// </summary>
    private static IEnumerable<ObservedEvent> StuckEvents(StreamPair pair, double thresholdMs)
    {
        var arrived = pair.Proxied.Events.Select(one => one.Number).ToHashSet();
        var first = arrived.Count == 0 ? long.MinValue : arrived.Min();
        var until = pair.Proxied switch
        {
            // What came after as much as an observation keeps has come all the same.
            { UnkeptEvents: > 0, Events: [.., var last] } => last.AtMs,
            { EndedAtMs: { } ended } => ended,
            _ => Math.Max(pair.Direct.Events[^1].AtMs, pair.Proxied.LastByteAtMs ?? 0),
        };
        return pair.Direct.Events.Where(one => !arrived.Contains(one.Number)
            && one.Number > first
            && one.AtMs > (pair.Proxied.RequestedAtMs ?? pair.Proxied.StartedAtMs)
            && until - one.AtMs > thresholdMs);
    }

    private static double MedianGap(IReadOnlyList<ObservedEvent> events) =>
        new Quantiles(events.Zip(events.Skip(1), (one, next) => next.AtMs - one.AtMs)).P50;

    private double ShareOneBehind()
    {
        var tolerance = Math.Max(ThresholdMs, 0.15 * IntervalMs);

        // With events closer together than can be told apart, each would count.
        if (Holds.Count < 2 || IntervalMs < 1.5 * tolerance)
        {
            return 0;
        }

        var behind = Holds.Zip(Holds.Skip(1)).Count(pair =>
            pair.First.Ms > IntervalMs / 2 && Math.Abs(pair.First.ProxiedAtMs - pair.Second.DirectAtMs) < tolerance);
        return behind / (double)(Holds.Count - 1);
    }
}
