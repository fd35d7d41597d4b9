namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>The block of a configuration that nginx takes for a request.</summary>
/// <param name="Opening">How it begins: <c>location ~ ^/sse</c>.</param>
/// <param name="Place">Where; null where the text implies it without writing it.</param>
/// <param name="Why">Why this one, in a sentence.</param>
public sealed record ChosenBlock(string Opening, ConfigPlace? Place, string Why);
