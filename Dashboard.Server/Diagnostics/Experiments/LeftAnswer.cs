namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What the application says about a connection of a probe.</summary>
/// <param name="Open">Whether it still holds it for open.</param>
internal sealed record LeftAnswer(bool Open);
