namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>An event as it reached a page.</summary>
/// <param name="Connection">The connection, by its name.</param>
/// <param name="Number">The number in its event id: the same on all connections for the same event.</param>
/// <param name="AtMs">When the page had it.</param>
/// <param name="Read">Counts the reads of the connection, from 0: events with the same read arrived together.</param>
/// <param name="Bytes">Its size in bytes, without framing and compression.</param>
public sealed record BrowserEvent(string Connection, long Number, double AtMs, int Read, int Bytes);
