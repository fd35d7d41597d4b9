using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A diagnosis from a browser that goes on as a test says.</summary>
internal sealed class FakeBrowserRun : IBrowserRun
{
    private readonly TaskCompletionSource _ended = new();

    public Diagnosis Current { get; set; } = SampleDiagnoses.Running with { Id = "browser1", Vantage = Vantage.Browser };

    public Task Ended => _ended.Task;

    public BrowserPlan Plan { get; } = new([new BrowserConnection("direct", PathName.Direct, "http://127.0.0.1:5080/sse/_diag/stream", false)], 10_000, 500, 240);

    /// <summary>What was reported.</summary>
    public List<BrowserReport> Reports { get; } = [];

    public int Stops { get; private set; }

    public bool WasLeft { get; private set; }

    public void Report(BrowserReport report) => Reports.Add(report);

    public void Stop() => Stops++;

    public void Leave() => WasLeft = true;

    /// <summary>Ends it with this.</summary>
    public void End(Diagnosis finished)
    {
        Current = finished;
        _ended.TrySetResult();
    }
}
