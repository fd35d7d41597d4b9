namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A diagnosis from a browser: the page opens the connections of the plan, and reports what it sees.</summary>
public interface IBrowserRun : IDiagnosisRun
{
    /// <summary>What the page is to do.</summary>
    BrowserPlan Plan { get; }

    /// <summary>Takes a report. What does not fit the plan is left out: whatever a browser says is a claim.</summary>
    void Report(BrowserReport report);

    /// <summary>Ends it without keeping a verdict, because the page was left.</summary>
    void Leave();
}
