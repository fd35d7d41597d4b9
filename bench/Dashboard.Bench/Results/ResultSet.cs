namespace Dashboard.Bench.Results;

/// <summary>All measurements, and how they compare.</summary>
internal sealed class ResultSet(IReadOnlyList<Measurement> measurements)
{
    public IReadOnlyList<Measurement> All { get; } = measurements;

    public IEnumerable<Measurement> Of(string scenario, string server) =>
        All.Where(one => one.Scenario == scenario && one.Server == server);

    /// <summary>A server's figure over the rounds; null where there is none.</summary>
    public Spread? Figure(string scenario, string metric, string server) =>
        Spread.Of(Of(scenario, server).Select(one => Value(one, metric)));

    /// <summary>A server's figure over a peer's in the same round: the machine's mood of the moment falls out.</summary>
    public Spread? Ratio(string scenario, string metric, string server, string peer)
    {
        var peers = Of(scenario, peer).ToDictionary(one => one.Round, one => Value(one, metric));
        return Spread.Of(Of(scenario, server).Select(one =>
            peers.TryGetValue(one.Round, out var other) && other != 0 ? Value(one, metric) / other : double.NaN));
    }

    /// <summary>What went wrong with a server's events, in all scenarios.</summary>
    public Faults FaultsOf(string server) =>
        All.Where(one => one.Server == server).Aggregate(default(Faults), (sum, one) => sum + one.Faults);

    private static double Value(Measurement one, string metric) => one.Figures.GetValueOrDefault(metric, double.NaN);
}
