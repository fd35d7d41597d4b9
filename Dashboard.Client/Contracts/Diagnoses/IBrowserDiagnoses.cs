namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>Diagnoses that look from a reader's browser, beside the server that reads the same events.</summary>
public interface IBrowserDiagnoses
{
    /// <summary>Whether a browser may read the addresses of a target: only those of this server let its pages in.</summary>
    bool CanReach(string targetId);

    /// <summary>Begins one; it waits for the browser's first report.</summary>
    /// <param name="targetId">The target.</param>
    /// <param name="page">The address of the page as the browser has it.</param>
    /// <returns>Null where as many are under way as may be at once.</returns>
    /// <exception cref="KeyNotFoundException">There is no such target, or a browser cannot reach it.</exception>
    IBrowserRun? TryStart(string targetId, Uri page);
}
