using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A diagnosis that goes on as a test says.</summary>
internal sealed class FakeDiagnosisRun(Diagnosis current) : IDiagnosisRun
{
    private readonly TaskCompletionSource _ended = new();

    public Diagnosis Current { get; set; } = current;

    public Task Ended => _ended.Task;

    public int Stops { get; private set; }

    public void Stop() => Stops++;

    /// <summary>Ends it with this.</summary>
    public void End(Diagnosis finished)
    {
        Current = finished;
        _ended.TrySetResult();
    }
}
