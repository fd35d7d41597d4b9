using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Whether answers to streams that were opened together come one by one, at equal distances.</summary>
internal static class Staircase
{
    private const int FewestSteps = 3;

    /// <summary>Where a request may be late by a step by chance, some steps may be; but not so many, alike, with one answer between each two.</summary>
    private const int FewestStepsWhileBusy = 6;

    private const double SmallestStepMs = 80;

    /// <summary>So many answers lie along a line by chance hardly ever.</summary>
    private const int FewestInLine = 10;
    private const double MostlyInLine = 0.9;
    private const double Tolerance = 0.2;

    /// <summary>The distance between two answers, in milliseconds; null where they do not form a staircase.</summary>
    /// <param name="streams">What was opened together.</param>
    /// <param name="chanceMs">By how much an answer may be late by chance, in milliseconds.</param>
    public static double? StepMs(IEnumerable<StreamObservation> streams, double chanceMs)
    {
        var answered = streams.Where(one => one.HeadersMs is not null).OrderBy(one => one.HeadersAtMs).ToArray();

        // Each waits longer than the one before, and comes later: answers that one event released wait alike or come together.
        var steps = answered.Zip(answered.Skip(1))
            .Where(pair => pair.Second.HeadersAtMs - pair.First.HeadersAtMs > SmallestStepMs && pair.Second.HeadersMs - pair.First.HeadersMs > SmallestStepMs)
            .Select(pair => pair.Second.HeadersMs!.Value - pair.First.HeadersMs!.Value)
            .ToArray();
        if (steps.Length < FewestSteps)
        {
            return LineMs(answered, chanceMs);
        }

        var usual = new Quantiles(steps).P50;
        var isLate = answered[^1].HeadersMs > (FewestSteps - 1) * usual;
        var equal = steps.Count(step => Math.Abs(step - usual) < Tolerance * usual);
        var fewest = chanceMs < usual ? FewestSteps : FewestStepsWhileBusy;
        return isLate && equal >= fewest && equal > 0.6 * steps.Length ? usual : LineMs(answered, chanceMs);
    }

    /// <summary>
    /// The same where each answer is late by another time as well, as on a busy machine: the steps are uneven, but the
    /// answers still lie along a line, which is the median of the slopes between any two of them.
    /// </summary>
    private static double? LineMs(StreamObservation[] answered, double chanceMs)
    {
        if (answered.Length < FewestInLine)
        {
            return null;
        }

        double[] waits = [.. answered.Select(one => one.HeadersMs!.Value).Order()];
        var step = new Quantiles(waits.SelectMany((wait, n) => waits.Skip(n + 1).Select((later, apart) => (later - wait) / (apart + 1)))).P50;
        double[] offsets = [.. waits.Select((wait, n) => wait - (n * step))];
        var usual = new Quantiles(offsets).P50;
        var areTogether = answered.Max(one => one.StartedAtMs) - answered.Min(one => one.StartedAtMs) < step;
        return step > SmallestStepMs && areTogether && waits[^1] - waits[0] > 2 * chanceMs
            && offsets.Count(offset => Math.Abs(offset - usual) < step / 2) >= MostlyInLine * waits.Length
                ? step
                : null;
    }
}
