using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Scenarios;

/// <summary>One thing that is measured of each server, in each round, with a fresh server.</summary>
/// <param name="Name">What it is called on the command line and in the results.</param>
/// <param name="Title">What it is, above its table.</param>
/// <param name="Metrics">Its figures.</param>
/// <param name="Measure">How it is measured.</param>
internal sealed record Scenario(
    string Name, string Title, IReadOnlyList<Metric> Metrics, Func<Attempt, Task<Dictionary<string, double>>> Measure)
{
    /// <summary>About how long it takes for one server, for the estimate.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether a server can be measured so.</summary>
    public Func<Contender, bool> Suits { get; init; } = _ => true;

    /// <summary>Whether this server is measured so: it can be, and it is not there for another scenario alone.</summary>
    public bool TakesPart(Contender server) => Suits(server) && (server.OnlyIn is null || server.OnlyIn == Name);
}
