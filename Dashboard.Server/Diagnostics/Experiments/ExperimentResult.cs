namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What came out of an experiment.</summary>
/// <param name="Text">In one sentence with its figures, or why it was not done.</param>
internal sealed record ExperimentResult(string Text)
{
    /// <summary>Whether it could not be done, or was not needed.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Why everything after it would mean nothing; null where the next one has its turn.</summary>
    public string? StopsBecause { get; init; }

    public static ExperimentResult Skipped(string because) => new(because) { IsSkipped = true };
}
