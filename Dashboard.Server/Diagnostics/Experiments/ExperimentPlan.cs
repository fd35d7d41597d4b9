namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// What is tried, in which order. Each stage makes the next one mean something: who answers, then the streams, then what
/// depends on them. The experiments of a stage are done side by side.
/// </summary>
/// <param name="First">Tells which of the others make sense.</param>
/// <param name="WithProbes">The stages with a target that answers to probes.</param>
/// <param name="WithoutProbes">The stages with any other.</param>
/// <param name="Alongside">Takes minutes, and so runs beside all the others; null where it was not asked for. Needs probes.</param>
internal sealed record ExperimentPlan(
    IExperiment First,
    IReadOnlyList<IReadOnlyList<IExperiment>> WithProbes,
    IReadOnlyList<IReadOnlyList<IExperiment>> WithoutProbes,
    IExperiment? Alongside)
{
    /// <summary>All that may be tried with a target that answers to probes, which is what can be promised before it was asked.</summary>
    public IReadOnlyList<IExperiment> All => Alongside is null ? [First, .. Steps(WithProbes)] : [First, .. Steps(WithProbes), Alongside];

    /// <summary>The plan of every diagnosis.</summary>
    public static ExperimentPlan Of(RunOptions options, bool measuresIdleTimeout) => new(
        new EchoExperiment(options),
        [
            [new StreamsExperiment(options)],
            [new ResumeExperiment(), new AgainExperiment(), new DisconnectExperiment()],
            [new WebSocketExperiment(options)],
            [new StatusExperiment(options)],
            [new PublishExperiment(options)],
            [new ParallelExperiment(options)],
            [new RampExperiment(options)],
        ],
        [[new TargetExperiment(options)]],
        measuresIdleTimeout ? new IdleExperiment(options) : null);

    public static IEnumerable<IExperiment> Steps(IEnumerable<IReadOnlyList<IExperiment>> stages) => stages.SelectMany(stage => stage);
}
