using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>Reads what can be found by its text.</summary>
internal static class SearchText
{
    /// <summary>Stands around the key: nothing that was folded contains it.</summary>
    private const char KeyEnd = '\u001E';

    /// <summary>
    /// What is indexed of a notification: its text, and after it the key. Words are not looked for in keys, but what
    /// happened to one key is asked for often.
    /// </summary>
    public static string Of(LogEntry entry) =>
        Read(entry) is { } notification ? $"{FoldedText.Of(notification)}{OfKey(notification.Key ?? "")}\n" : "";

    /// <summary>What stands in <see cref="Of"/> for a key.</summary>
    public static string OfKey(string key) => $"{KeyEnd}{FoldedText.Fold(key)}{KeyEnd}";

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
