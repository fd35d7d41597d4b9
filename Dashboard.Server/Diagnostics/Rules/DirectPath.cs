using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Whether the direct path itself is good: what it does as well is not the proxy's doing.</summary>
internal static class DirectPath
{
    /// <summary>What ends on both paths within this time ended for the same reason, in milliseconds.</summary>
    private const double SameMomentMs = 150;

    /// <summary>What keeps the application from being compared with at all, as a predicate; null where nothing does.</summary>
    public static string? Failure(RunObservations seen) => seen.Main switch
    {
        null when seen.Echo is { Direct: { Status: null } direct } => Outcome.Words(direct.End),
        null => null,
        { Direct: { Status: null, End: not StreamEnd.Open } direct } => Outcome.Words(direct.End),
        { Direct: { Status: { } status and not 200 } } => $"answers {status}",
        { Direct: { Status: 200, IsEventStream: false } direct } => $"answers with {direct.Header("Content-Type") ?? "no content type"}, which is no event stream",
        _ => null,
    };

    /// <summary>Whether the proxied path fails as well.</summary>
    public static bool FailsProxied(RunObservations seen) => seen.Main is { } main
        ? !ProxiedStreams.IsServed(seen, main.Proxied)
        : seen.Echo is not { Proxied.Status: 200 };

    /// <summary>What is wrong with the direct stream though it came, as a predicate; null where it is good.</summary>
    public static string? Trouble(RunObservations seen)
    {
        if (seen.Main is not { } main)
        {
            return null;
        }

        if (main.Direct is { End: StreamEnd.Cut or StreamEnd.Reset, EndedAtMs: { } ended })
        {
            var both = Math.Abs((main.Proxied.EndedAtMs ?? double.MaxValue) - ended) < Math.Max(SameMomentMs, seen.ThresholdMs);
            return both ? "was cut at the same moment" : "was cut";
        }

        return HeldWords(seen, main);
    }

    /// <summary>Whether the application's own events come late or in blocks; only our own probes say when they were written.</summary>
    private static string? HeldWords(RunObservations seen, StreamPair main)
    {
        if (!seen.IsOurs || main.IntervalMs is not { } interval || main.Direct.Events.Count < Delivery.FewestEvents)
        {
            return null;
        }

        var late = new Quantiles(main.Direct.Events.Where(one => one.SentAtMs is not null).Select(one => one.AtMs - one.SentAtMs!.Value));
        var reads = main.Direct.Events.Select(one => one.Read).Distinct().Count();
        var together = main.Direct.Events.Count / (double)reads;
        return late.P50 > seen.ThresholdMs && !Overload.Explains(seen, late.P50) ? $"delivers its events {Figures.Time(late.P50)} late"
            : together >= 2 && !Overload.Explains(seen, interval * together) ? $"delivers {together:0.#} events at a time"
            : null;
    }
}
