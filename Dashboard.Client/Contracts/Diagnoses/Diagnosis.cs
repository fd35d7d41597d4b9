namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A diagnosis as far as it has come: what stands in the panel, in a report and in the answer to programs.</summary>
/// <param name="Id">Names it in links: letters and digits.</param>
/// <param name="Target">The target that was diagnosed.</param>
/// <param name="Vantage">Where it looked from.</param>
/// <param name="StartedAt">When it began, by the server's clock.</param>
/// <param name="TookMs">How long it took, in milliseconds; null while it runs.</param>
/// <param name="Experiments">What it tried, in order.</param>
/// <param name="Lanes">The connections that read the same events: direct, control, proxied.</param>
/// <param name="Difference">Proxied minus direct, of the events that arrived on both.</param>
/// <param name="NoiseMs">What cannot be told from nothing: the p95 of the distance between direct and control, in milliseconds; null with too few events.</param>
/// <param name="ThresholdMs">From which hold on an event counts as held back, in milliseconds: a multiple of the noise.</param>
/// <param name="Verdict">The answer; null while there is none yet.</param>
public sealed record Diagnosis(
    string Id,
    DiagnosisTarget Target,
    Vantage Vantage,
    DateTimeOffset StartedAt,
    double? TookMs,
    IReadOnlyList<ExperimentProgress> Experiments,
    IReadOnlyList<DiagnosisLane> Lanes,
    PathStatistics Difference,
    double? NoiseMs,
    double ThresholdMs,
    Verdict? Verdict)
{
    /// <summary>What the server saw of the same events at the same time; null where it looked from the server only.</summary>
    public IReadOnlyList<DiagnosisLane>? ServerLanes { get; init; }

    /// <summary>Proxied minus direct as the server saw it; null where it looked from the server only.</summary>
    public PathStatistics? ServerDifference { get; init; }
}
