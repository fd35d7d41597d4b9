using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What every run needs to know.</summary>
internal sealed class RunSettings(IOptions<RunOptions> options, TimeProvider time, ILogger<DiagnosisRun> logger)
{
    public RunOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Logger => logger;
}
