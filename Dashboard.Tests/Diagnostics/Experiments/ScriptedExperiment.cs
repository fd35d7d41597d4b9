using Dashboard.Server.Diagnostics.Experiments;

namespace Dashboard.Tests.Diagnostics.Experiments;

/// <summary>An experiment that does what a test says.</summary>
internal sealed class ScriptedExperiment(
    string code, Func<DiagnosisContext, CancellationToken, Task<ExperimentResult>> script, TimeSpan? atMost = null) : IExperiment
{
    public ScriptedExperiment(string code, ExperimentResult result)
        : this(code, (_, _) => Task.FromResult(result))
    {
    }

    public string Code => code;

    public string Name => $"Tries {code}";

    public TimeSpan AtMost => atMost ?? TimeSpan.FromSeconds(10);

    public int Runs { get; private set; }

    public Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        Runs++;
        return script(context, cancellationToken);
    }
}
