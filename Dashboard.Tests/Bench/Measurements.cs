using Dashboard.Bench.Results;

namespace Dashboard.Tests.Bench;

/// <summary>Measurements with one figure, in a round after the other.</summary>
internal static class Measurements
{
    public static IEnumerable<Measurement> Of(string scenario, string server, string metric, params double[] rounds) =>
        rounds.Select((value, index) => new Measurement(
            index + 1, scenario, server, new Dictionary<string, double> { [metric] = value }, default, Noise: 0, Error: null));
}
