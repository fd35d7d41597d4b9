using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// The proxy lets fewer bytes a second through than the application writes, so that even the newest event of a release
/// waits longer and longer. A buffer that fills lets its newest event go at once.
/// </summary>
internal sealed class RateLimitedRule : IRule
{
    /// <summary>
    /// nginx sends what the rate allows since the beginning, and then waits for as long as that takes: two seconds and
    /// more, so that twelve have but a handful of releases. Four quarters need one each.
    /// </summary>
    private const int FewestReleases = 5;

    private const double LeastLagMs = 300;
    private const double LeastGrowth = 1.8;

    public string Code => "rate-limited";

    public Finding? Judge(RunObservations seen)
    {
        StreamKind[] kinds = [StreamKind.Fast, StreamKind.Large, StreamKind.Small, StreamKind.Target];
        var limited = kinds.Select(kind => Delivery.Of(seen, kind)).FirstOrDefault(one => one is not null && FallsBehind(seen, one));
        if (limited is null)
        {
            return null;
        }

        var rate = BytesPerSecond(limited);
        return new Finding(
            Code,
            FindingSeverity.Fault,
            seen.IsOurs ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} lets {Figures.Size(rate)} a second through: events fall further and further behind, the last ones by {Figures.Time(limited.Spread.Max)}",
            "A limit on the rate of answers is meant for downloads. A stream that carries more than the limit falls behind without end: what "
            + "readers see grows older as long as the page is open.",
            [
                new Evidence("Hold of the newest event, first and last quarter", null, $"{Figures.Time(Quarter(limited, 0))}, {Figures.Time(Quarter(limited, 3))}"),
                new Evidence("Bytes of events a second", Figures.Size(OfferedPerSecond(limited)), Figures.Size(rate)),
                .. limited.Pair.Proxied.EndedAtMs is null ? Array.Empty<Evidence>() : [new Evidence("How the stream ended", "open", Outcome.Of(limited.Pair.Proxied))],
                .. DelayEvidence.Of(seen),
            ],
            [new LookAlike("a buffer that fills", "its newest event is always fresh; here the newest ones are late as well, and later each time"), .. DelayEvidence.NotQuiet(seen)],
            FixOrder.For(seen, DelayFixes.Rate),
            "Test again: the last events must be as fresh as the first. Buffering may have stood behind the limit, so look at the new verdict.");
    }

    private static bool FallsBehind(RunObservations seen, Delivery delivery)
    {
        if (delivery.Releases.Count < FewestReleases || !delivery.IsHeld)
        {
            return false;
        }

        var (second, third, last) = (Quarter(delivery, 1), Quarter(delivery, 2), Quarter(delivery, 3));
        var least = Math.Max(LeastLagMs, Math.Max(seen.ThresholdMs, seen.StarvedMs));
        return last > least && last > LeastGrowth * Math.Max(0, Quarter(delivery, 0)) && last > third && third > second;
    }

    /// <summary>How long the newest event of a release had been held, in one quarter of the releases (0 to 3).</summary>
    private static double Quarter(Delivery delivery, int quarter)
    {
        var (from, to) = (delivery.Releases.Count * quarter / 4, delivery.Releases.Count * (quarter + 1) / 4);
        return new Quantiles(delivery.Releases.Skip(from).Take(to - from).Select(one => one.FreshMs)).P50;
    }

    private static double BytesPerSecond(Delivery delivery)
    {
        var tookMs = delivery.Releases[^1].AtMs - delivery.Releases[0].AtMs;
        return tookMs > 0 ? delivery.Releases.Skip(1).Sum(one => one.Bytes) / tookMs * 1000 : 0;
    }

    private static double OfferedPerSecond(Delivery delivery) =>
        delivery.Pair.Direct.Events.Average(one => one.Bytes) / Math.Max(1, delivery.IntervalMs) * 1000;
}
