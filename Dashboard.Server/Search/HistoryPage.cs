using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>A part of the history.</summary>
/// <param name="Entries">What was found, newest first.</param>
/// <param name="Next">The position before which to go on; null where there is nothing more, or nothing could be read.</param>
/// <param name="Complete">Whether nothing between the page's first and last position was left out, and, on the last page, nothing after it.</param>
internal sealed record HistoryPage(IReadOnlyList<LogEntry> Entries, long? Next, bool Complete);
