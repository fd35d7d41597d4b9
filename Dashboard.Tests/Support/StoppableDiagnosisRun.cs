using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A diagnosis that stands still until it is stopped.</summary>
internal sealed class StoppableDiagnosisRun(Diagnosis current, Action stop) : IDiagnosisRun
{
    public Diagnosis Current => current;

    public Task Ended => Task.CompletedTask;

    public void Stop() => stop();
}
