namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What to change, for one kind of proxy.</summary>
/// <param name="Proxy">The proxy, as people call it: "nginx", "HAProxy", "the application".</param>
/// <param name="Where">The place of the change: "in the location of the event streams".</param>
/// <param name="Snippet">The exact lines to copy.</param>
/// <param name="Why">What the change does, and what it costs where it costs something; one or two sentences.</param>
public sealed record Fix(string Proxy, string Where, string Snippet, string Why);
