using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Feeds;

/// <summary>Reads the JSON of this system's own events.</summary>
public static class FeedNotifications
{
    /// <summary>The notification in an event of the default type; null for other events and for what cannot be read as one.</summary>
    public static Notification? TryReadNotification(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        try
        {
            return one.Type == EventTypes.Message ? JsonSerializer.Deserialize(one.Data, ContractsJson.Default.Notification) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The data of a <c>gap</c> event; null for other events and for what cannot be read as one.</summary>
    public static Gap? TryReadGap(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        try
        {
            return one.Type == EventTypes.Gap ? JsonSerializer.Deserialize(one.Data, ContractsJson.Default.Gap) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
