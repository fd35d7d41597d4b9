using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Targets;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>What the watch needs to know.</summary>
internal sealed class MonitorSettings(IOptions<MonitorOptions> options, RunSettings run, DiagnosisTargets targets)
{
    /// <summary>Often enough to notice an end at once; a look takes less than a millisecond.</summary>
    private static readonly TimeSpan s_usualLook = TimeSpan.FromSeconds(1);

    public MonitorOptions Options => options.Value;

    public RunOptions Run => run.Options;

    public TimeProvider Time => run.Time;

    /// <summary>The time between two looks.</summary>
    public TimeSpan LookEvery => options.Value.EventEvery / 2 < s_usualLook ? options.Value.EventEvery / 2 : s_usualLook;

    /// <summary>This server behind its own proxy.</summary>
    public DiagnosisTarget Target => targets.Find(DiagnosisTarget.OwnId)!;

    /// <summary>The two ways to it; null where no proxied one is configured.</summary>
    public ProbePaths? Paths => TargetPaths.Of(Target, targets);
}
