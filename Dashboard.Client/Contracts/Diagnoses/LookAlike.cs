namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>Something that looks the same from afar, and how it was excluded.</summary>
/// <param name="What">The other cause: "compression that gathers events".</param>
/// <param name="ExcludedBy">What was tried or seen that excludes it: "a request without compression was held just so".</param>
public sealed record LookAlike(string What, string ExcludedBy);
