using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// The proxy stands still again and again and is quick in between. Once is chance: a busy machine does that by itself.
/// </summary>
internal sealed class StallsRule : IRule
{
    private const double LeastMs = 400;
    private const int FewestEpisodes = 2;

    public string Code => "stalls";

    public Finding? Judge(RunObservations seen)
    {
        StreamKind[] kinds = [StreamKind.Fast, StreamKind.Small, StreamKind.Target];
        var delivery = kinds.Select(kind => Delivery.Of(seen, kind)).FirstOrDefault(one => one is not null);
        if (delivery is null || delivery.IsHeld || delivery.Spread.P50 > seen.ThresholdMs || Overload.HidesDelays(seen))
        {
            return null;
        }

        var longest = Episodes(seen, delivery);
        if (longest.Count < FewestEpisodes)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} stood still {longest.Count} times, for up to {Figures.Time(longest.Max())}, and was quick in between",
            "For a while nothing comes, then all at once what had gathered, in order. The proxy does not get to run: it is short of processor "
            + "time or memory, is busy with something that blocks it (large files, DNS), or is restarted; or the network loses packets.",
            [
                new Evidence("Times that events were held", "0", $"{longest.Count}, for up to {string.Join(", ", longest.Select(Figures.Time))}"),
                new Evidence("Hold of an event, p50", null, Figures.Time(delivery.Spread.P50)),
                new Evidence("Longest time that this server itself stood still", null, Figures.Time(seen.StarvedMs)),
            ],
            [
                new LookAlike("a buffer that fills", $"most events were held for {Figures.Time(Math.Max(0, delivery.Spread.P50))} only"),
                new LookAlike("this server being busy", "the direct connections, read by the same thread, were not held"),
            ],
            FixOrder.For(seen, DelayFixes.Network),
            "Look at the processor and the memory of the proxy's machine at the time of the stalls. Then test again.");
    }

    /// <summary>The longest hold of each episode: events that are held, until one is not.</summary>
    private static List<double> Episodes(RunObservations seen, Delivery delivery)
    {
        var least = Math.Max(LeastMs, Math.Max(4 * seen.ThresholdMs, seen.StarvedMs));
        var episodes = new List<double>();
        var isInside = false;
        foreach (var hold in delivery.Holds)
        {
            if (hold.Ms > least)
            {
                if (!isInside)
                {
                    episodes.Add(hold.Ms);
                }

                episodes[^1] = Math.Max(episodes[^1], hold.Ms);
                isInside = true;
            }
            else if (hold.Ms < seen.ThresholdMs)
            {
                isInside = false;
            }
        }

        return episodes;
    }
}
