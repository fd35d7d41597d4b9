using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>
/// The text by which notifications are found, in the one form in which the index holds it, queries ask for it and matches
/// are checked: upper case, letters without their marks, and a single space wherever there is white space.
/// </summary>
internal static class SearchText
{
    /// <summary>Stands between fields: nothing that was folded contains it, so no word reaches over it.</summary>
    private const char FieldEnd = '\n';

    /// <summary>Stands around each tag, for the same reason.</summary>
    private const char TagEnd = '\u001F';

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (!Diacritics.IsMark(c))
            {
                folded.Append(Diacritics.Strip(char.ToUpperInvariant(c)));
            }
        }

        return folded.ToString();
    }

    /// <summary>All that a notification is found by: title, body, source and tags.</summary>
    public static string Of(Notification notification)
    {
        var text = new StringBuilder();
        foreach (var field in (string?[])[notification.Title, notification.Body, notification.Source])
        {
            text.Append(Fold(field ?? "")).Append(FieldEnd);
        }

        text.Append(TagEnd);
        foreach (var tag in notification.Tags ?? [])
        {
            text.Append(Fold(tag)).Append(TagEnd);
        }

        return text.Append(FieldEnd).ToString();
    }

    /// <summary>What stands in <see cref="Of"/> for a tag.</summary>
    public static string OfTag(string tag) => $"{TagEnd}{Fold(tag)}{TagEnd}";

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
