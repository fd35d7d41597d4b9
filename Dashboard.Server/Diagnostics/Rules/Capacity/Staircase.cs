using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Whether answers to streams that were opened together come one by one, at equal distances.</summary>
internal static class Staircase
{
    private const int FewestSteps = 3;
    private const double SmallestStepMs = 80;
    private const double Tolerance = 0.2;

    /// <summary>The distance between two answers, in milliseconds; null where they do not form a staircase.</summary>
    public static double? StepMs(IEnumerable<StreamObservation> streams)
    {
        var answered = streams.Where(one => one.HeadersMs is not null).OrderBy(one => one.HeadersAtMs).ToArray();

        // Each waits longer than the one before, and comes later: answers that one event released wait alike or come together.
        var steps = answered.Zip(answered.Skip(1))
            .Where(pair => pair.Second.HeadersAtMs - pair.First.HeadersAtMs > SmallestStepMs && pair.Second.HeadersMs - pair.First.HeadersMs > SmallestStepMs)
            .Select(pair => pair.Second.HeadersMs!.Value - pair.First.HeadersMs!.Value)
            .ToArray();
        if (steps.Length < FewestSteps)
        {
            return null;
        }

        var usual = new Quantiles(steps).P50;
        var isLate = answered[^1].HeadersMs > (FewestSteps - 1) * usual;
        var areEqual = steps.Count(step => Math.Abs(step - usual) < Tolerance * usual) >= FewestSteps
            && steps.Count(step => Math.Abs(step - usual) < Tolerance * usual) > 0.6 * steps.Length;
        return isLate && areEqual ? usual : null;
    }
}
