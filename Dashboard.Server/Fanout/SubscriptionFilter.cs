using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>What a subscriber wants of its streams; everything that is set must hold, and what costs least is asked first.</summary>
/// <param name="severities">The severities that it wants.</param>
/// <param name="published">When it was published; null for any time.</param>
/// <param name="content">What the notification must contain; null for anything.</param>
internal sealed class SubscriptionFilter(SeveritySet severities, PublishedRange? published, RememberedQuery? content)
{
    /// <summary>Lets everything through.</summary>
    public static SubscriptionFilter None { get; } = new(SeveritySet.All, null, null);

    /// <summary>Several subscribers have it: what it says of an event is worth remembering.</summary>
    public void IsShared() => content?.IsShared();

    /// <summary>The same for a time of its own; what is costly to tell stays shared.</summary>
    public SubscriptionFilter Within(PublishedRange range) => new(severities, range, content);

    public bool Matches(LogEntry entry) => MatchesBesides(entry) && (content is null || content.Matches(new SearchableEntry(entry)));

    public bool Matches(Frame frame) => MatchesBesides(frame.Entry) && (content is null || content.Matches(frame));

    private bool MatchesBesides(LogEntry entry) =>
        severities.Contains(entry.Severity) && (published is null || published.Contains(entry.PublishedAt));
}
