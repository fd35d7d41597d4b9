namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a browser is asked to read, and how it reports.</summary>
/// <param name="Connections">The connections in the order in which they are opened; all of them read the same events.</param>
/// <param name="ReadMs">How long they are read, in milliseconds, from the moment when the browser begins.</param>
/// <param name="BatchMs">The time between two reports, in milliseconds.</param>
/// <param name="MostEvents">Events of one connection that are reported at most; the later ones are left out.</param>
public sealed record BrowserPlan(IReadOnlyList<BrowserConnection> Connections, double ReadMs, double BatchMs, int MostEvents);
