using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Busy streams that ended through the proxy while the direct ones lived on.</summary>
internal sealed class BusyCut
{
    private BusyCut(IReadOnlyList<StreamPair> pairs)
    {
        Pairs = pairs;
        Ages = new Quantiles(pairs.Select(pair => pair.Proxied.EndedAtMs!.Value - (pair.Proxied.RequestedAtMs ?? pair.Proxied.StartedAtMs)));
        Moments = new Quantiles(pairs.Select(pair => pair.Proxied.EndedAtMs!.Value));
    }

    public IReadOnlyList<StreamPair> Pairs { get; }

    /// <summary>How old they were when they ended, in milliseconds.</summary>
    public Quantiles Ages { get; }

    /// <summary>When they ended, in milliseconds since the diagnosis began.</summary>
    public Quantiles Moments { get; }

    /// <summary>Null where no busy stream was cut.</summary>
    public static BusyCut? Of(RunObservations seen)
    {
        var cut = seen.Streams
            .Where(one => one.Key is not StreamKind.Idle)
            .Select(one => one.Value)
            .Where(pair => pair is { Proxied: { Status: 200, EndedAtMs: not null, End: StreamEnd.Cut or StreamEnd.Reset or StreamEnd.Clean }, Direct.End: StreamEnd.Open })
            .Where(pair => pair.Direct.Events.Any(one => one.AtMs > pair.Proxied.EndedAtMs - 2 * (pair.IntervalMs ?? 1000)))
            .Where(pair => ProxiedStreams.IsServed(seen, pair.Proxied))
            .ToArray();
        return cut.Length == 0 ? null : new BusyCut(cut);
    }

    /// <summary>
    /// Whether they ended at the same age rather than at the same moment; they begin a little apart, so with several
    /// the two can be told apart.
    /// </summary>
    public bool IsByAge
    {
        get
        {
            const double LeastApartMs = 60;
            var starts = Pairs.Select(pair => pair.Proxied.RequestedAtMs ?? pair.Proxied.StartedAtMs).ToArray();
            var apart = starts.Max() - starts.Min();
            var ages = Ages.Max - Ages.At(0);
            return Pairs.Count >= 2 && apart > LeastApartMs && ages < 0.4 * apart;
        }
    }
}
