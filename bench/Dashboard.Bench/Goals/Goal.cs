using Dashboard.Bench.Results;

namespace Dashboard.Bench.Goals;

/// <summary>A figure that this server is to reach: at least, and as the aim. A bound that is null asks nothing.</summary>
/// <param name="Title">The figure, in words.</param>
/// <param name="Scenario">Where it is measured.</param>
/// <param name="Metric">Its name there.</param>
internal sealed record Goal(string Title, string Scenario, string Metric)
{
    /// <summary>The bounds are multiples of this server's figure in the same round; null where they are figures themselves.</summary>
    public string? Versus { get; init; }

    /// <summary>More is better; otherwise less is.</summary>
    public bool MoreIsBetter { get; init; }

    public double? AtLeast { get; init; }

    public double? Aim { get; init; }

    public string Unit { get; init; } = "";

    public Spread? Reached(ResultSet results, string server) => Versus is null
        ? results.Figure(Scenario, Metric, server)
        : results.Ratio(Scenario, Metric, server, Versus);

    /// <summary>What a figure means.</summary>
    public Verdict Judge(double? reached) => reached switch
    {
        null => Verdict.NotMeasured,
        { } value when Aim is { } aim && Holds(value, aim) => Verdict.AimMet,
        { } value when AtLeast is { } least => Holds(value, least) ? Verdict.Met : Verdict.Missed,
        _ => Verdict.AimMissed,
    };

    public string Bound(double? bound) => bound is not { } value
        ? ""
        : $"{(MoreIsBetter ? "≥" : "≤")} {value:0.##}{(Versus is null ? Unit : $" × {Versus}")}";

    private bool Holds(double value, double bound) => MoreIsBetter ? value >= bound : value <= bound;
}
