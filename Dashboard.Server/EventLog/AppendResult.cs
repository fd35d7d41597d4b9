namespace Dashboard.Server.EventLog;

/// <summary>What became of a draft.</summary>
/// <param name="Entry">
/// The entry, which is on disk; null where it was refused. For a retry it is that of the first attempt: where retention has
/// removed that one, it has no JSON and no severity any more.
/// </param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
internal readonly record struct AppendResult(LogEntry? Entry, AppendRefusal? Refusal)
{
    public static AppendResult Refused(AppendRefusal refusal) => new(null, refusal);
}
