using Dashboard.Client.Contracts;

namespace Dashboard.Client.Reading;

/// <summary>One page of the log.</summary>
/// <param name="Notifications">What fits, newest first.</param>
/// <param name="Next">The id before which the next page begins; null where there is none.</param>
/// <param name="Complete">Whether everything down to there was looked at; false where a search stopped at its limits.</param>
public sealed record HistoryPage(IReadOnlyList<Notification> Notifications, string? Next, bool Complete);
