namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A connection that a browser holds for a diagnosis.</summary>
/// <param name="Name">Names it in reports, and in the request: lower case with hyphens.</param>
/// <param name="Path">Which way it takes.</param>
/// <param name="Url">What it asks for; good for this one diagnosis only.</param>
/// <param name="UsesEventSource">
/// Whether it is an <c>EventSource</c>, as pages use it; else <c>fetch</c>, which also shows status, header fields and
/// which events came with one read.
/// </param>
public sealed record BrowserConnection(string Name, PathName Path, string Url, bool UsesEventSource);
