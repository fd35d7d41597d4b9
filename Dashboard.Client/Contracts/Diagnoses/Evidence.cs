namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>One thing that was measured, on both paths where it can be.</summary>
/// <param name="What">What was measured, as a person says it: "Time to the headers".</param>
/// <param name="Direct">The figure on the direct path, with its unit; null where it has none.</param>
/// <param name="Proxied">The figure on the proxied path, with its unit; null where it has none.</param>
public sealed record Evidence(string What, string? Direct, string? Proxied);
