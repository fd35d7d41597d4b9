using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Feeds;

/// <summary>Reads the JSON of this system's own events.</summary>
public static class FeedNotifications
{
    /// <summary>The notification in an event of the default type; null for other events and for what cannot be read as one.</summary>
    public static Notification? TryReadNotification(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Type == EventTypes.Message ? TryRead(one.Data, ContractsJson.Default.Notification) : null;
    }

    /// <summary>The data of a <c>gap</c> event; null for other events and for what cannot be read as one.</summary>
    public static Gap? TryReadGap(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Type == EventTypes.Gap ? TryRead(one.Data, ContractsJson.Default.Gap) : null;
    }

    /// <summary>The data of a <c>heartbeat</c> event; null for other events and for what cannot be read as one: a foreign server may call something else a heartbeat.</summary>
    public static Heartbeat? TryReadHeartbeat(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Type == EventTypes.Heartbeat ? TryRead(one.Data, ContractsJson.Default.Heartbeat) : null;
    }

    /// <summary>Why the stream ends, from the data of a <c>bye</c> event, in words for people.</summary>
    public static string FarewellInWords(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return TryRead(one.Data, ContractsJson.Default.Bye)?.Reason switch
        {
            Bye.Shutdown => "The server is stopping or restarting.",
            Bye.Limit => "The server has as many readers as it allows.",
            Bye.AddressLimit => "There are as many readers from this address as the server allows.",
            Bye.Closed => "Somebody closed this connection on the server.",
            Bye.LogUnreadable => "The server cannot read its log now.",
            "upstream-unavailable" => "The proxy answers, the server behind it does not.",
            { Length: > 0 } reason => $"The server ended the stream ({reason}).",
            _ => "The stream ended.",
        };
    }

    private static T? TryRead<T>(string data, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(data, type);
        }
        catch (Exception)
        {
            // No JSON, no text, or a time that takes too long to read: whatever it is, it is the matter of this one event. The
            // caller tells of it where people look, and the feed goes on.
            return null;
        }
    }
}
