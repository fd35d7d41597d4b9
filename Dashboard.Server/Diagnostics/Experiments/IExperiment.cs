namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>One thing that a diagnosis tries. It adds what it saw to the observations; what that means is for the rules.</summary>
internal interface IExperiment
{
    /// <summary>Its stable name for programs, in lower case with hyphens.</summary>
    string Code { get; }

    /// <summary>What it tries, as a person says it.</summary>
    string Name { get; }

    /// <summary>How long it may take. It ends by itself by then, and is stopped soon after where it does not.</summary>
    TimeSpan AtMost { get; }

    /// <summary>
    /// Tries it. Whatever a path does is an observation; an exception is a mistake of this program, or the end of the run.
    /// </summary>
    Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken);
}
