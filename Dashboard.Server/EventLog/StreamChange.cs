namespace Dashboard.Server.EventLog;

/// <summary>What became of a change to a stream.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Refusal">Why it could not be written; null where it was, or did not have to be.</param>
internal readonly record struct StreamChange(StreamOutcome Outcome, AppendRefusal? Refusal = null);
