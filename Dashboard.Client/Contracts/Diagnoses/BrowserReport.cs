namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a browser has seen since its last report. All times are milliseconds by the browser's monotonic clock since it began.</summary>
/// <param name="Events">Events that have arrived, in order of arrival.</param>
/// <param name="Connections">All connections, as they stand.</param>
/// <param name="StalledMs">The longest time for which the page did not get to run, in milliseconds.</param>
/// <param name="WasHidden">Whether the page was not to be seen at some moment: browsers let such pages wait.</param>
/// <param name="HasServiceWorker">Whether a service worker stands between the page and the network.</param>
/// <param name="UserAgent">What the browser calls itself.</param>
/// <param name="IsLast">Whether nothing follows.</param>
public sealed record BrowserReport(
    IReadOnlyList<BrowserEvent> Events,
    IReadOnlyList<BrowserConnectionState> Connections,
    double StalledMs,
    bool WasHidden,
    bool HasServiceWorker,
    string UserAgent,
    bool IsLast);
