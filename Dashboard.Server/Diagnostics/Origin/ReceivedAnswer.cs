namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>What became of a probe's post.</summary>
/// <param name="Received">How many times it came whole; 0 where it never did, or is forgotten.</param>
internal sealed record ReceivedAnswer(int Received);
