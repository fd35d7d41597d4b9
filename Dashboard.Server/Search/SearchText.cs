using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>Reads what can be found by its text.</summary>
internal static class SearchText
{
    /// <summary>The notification of an entry; null where another version wrote what this one cannot read.</summary>
    public static Notification? Read(LogEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Json.Span, ContractsJson.Default.Notification);
        }
        catch (JsonException)
        {
            // It has no text to be found by; one such entry must not keep all others from being found.
            return null;
        }
    }
}
