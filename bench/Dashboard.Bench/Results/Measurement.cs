namespace Dashboard.Bench.Results;

/// <summary>What one scenario told about one server in one round.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Server">The server's name.</param>
/// <param name="Figures">By the names of the scenario's metrics; empty when it failed.</param>
/// <param name="Faults">What went wrong with events and connections.</param>
/// <param name="Noise">The part of the machine that others used.</param>
/// <param name="Error">Why there are no figures; null when there are.</param>
internal sealed record Measurement(
    int Round, string Scenario, string Server, IReadOnlyDictionary<string, double> Figures, Faults Faults, double Noise, string? Error)
{
    /// <summary>Above this a figure tells about the others on the machine.</summary>
    public const double TooMuchNoise = 0.15;

    public bool Noisy => Noise > TooMuchNoise;
}
