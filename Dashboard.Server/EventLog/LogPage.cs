namespace Dashboard.Server.EventLog;

/// <summary>Entries after a position, and what retention has taken out before them: both as they stood at one moment.</summary>
/// <param name="Entries">The entries, oldest first.</param>
/// <param name="Trimmed">
/// What is missing of these streams between the position and the end of the page. A page that is full ends with its last
/// entry; any other reaches to the end of the log.
/// </param>
/// <param name="Streams">What is missing of each of these streams beyond the position.</param>
internal sealed record LogPage(IReadOnlyList<LogEntry> Entries, TrimmedRange Trimmed, TrimmedStreams Streams)
{
    public static LogPage Empty { get; } = new([], default, TrimmedStreams.None);
}
