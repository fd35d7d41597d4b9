namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What the application says about a publish of a probe.</summary>
/// <param name="Received">How many times it came.</param>
internal sealed record PublishAnswer(int Received);
