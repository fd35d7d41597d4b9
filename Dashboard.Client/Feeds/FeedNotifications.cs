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

    /// <summary>Why the stream ends, from the data of a <c>bye</c> event, in words for people.</summary>
    public static string FarewellInWords(this ServerSentEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        try
        {
            return JsonSerializer.Deserialize(one.Data, ContractsJson.Default.Bye)?.Reason switch
            {
                Bye.Shutdown => "The server is stopping or restarting.",
                Bye.Limit => "The server has as many readers as it allows.",
                Bye.AddressLimit => "There are as many readers from this address as the server allows.",
                Bye.Closed => "Somebody closed this connection on the server.",
                "upstream-unavailable" => "The proxy answers, the server behind it does not.",
                { Length: > 0 } reason => $"The server ended the stream ({reason}).",
                _ => "The stream ended.",
            };
        }
        catch (JsonException)
        {
            return "The stream ended.";
        }
    }
}
