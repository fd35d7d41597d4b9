using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>What a subscriber wants of its streams; everything that is set must hold.</summary>
/// <param name="AtLeast">The least severity.</param>
/// <param name="Tag">A tag that the notification must have, in any case; null for none.</param>
/// <param name="Text">Words that title, body or source must contain, in any case; null for none.</param>
internal sealed record SubscriptionFilter(Severity AtLeast, string? Tag, string? Text)
{
    public static SubscriptionFilter None { get; } = new(Severity.Debug, null, null);

    public bool Matches(LogEntry entry)
    {
        if (entry.Severity < AtLeast)
        {
            return false;
        }

        // Only filters by content have to look into the JSON.
        return (Tag is null && Text is null)
            || (JsonSerializer.Deserialize(entry.Json.Span, ContractsJson.Default.Notification) is { } notification
                && HasTag(notification) && HasText(notification));
    }

    private bool HasTag(Notification notification) =>
        Tag is null || notification.Tags?.Contains(Tag, StringComparer.OrdinalIgnoreCase) == true;

    private bool HasText(Notification notification) =>
        Text is null || In(notification.Title) || In(notification.Body) || In(notification.Source);

    private bool In(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
