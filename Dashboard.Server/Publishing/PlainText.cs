using System.Text;
using System.Text.Json;

namespace Dashboard.Server.Publishing;

/// <summary>The rules for text that people write.</summary>
internal static class PlainText
{
    /// <summary>Whether the text is one line without control characters.</summary>
    public static bool IsLine(string field, string text, FieldErrors errors)
    {
        if (!text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            return true;
        }

        errors.Add(field, "must be one line without control characters.");
        return false;
    }

    /// <summary>Whether the text has no control characters but tabs and line ends.</summary>
    public static bool AreLines(string field, string text, FieldErrors errors)
    {
        if (!text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
        {
            return true;
        }

        errors.Add(field, "must not hold control characters other than tabs and line ends.");
        return false;
    }

    public static bool Fits(string field, string text, int max, FieldErrors errors)
    {
        if (text.Length <= max)
        {
            return true;
        }

        errors.Add(field, $"has {text.Length} characters; at most {max} are allowed.");
        return false;
    }

    /// <summary>The text of a JSON string; null where it is half of a surrogate pair, which UTF-8 cannot carry.</summary>
    public static string? Read(JsonElement element)
    {
        try
        {
            var text = element.GetString()!;
            return IsUnicode(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether every text in some JSON can be carried.</summary>
    public static bool IsReadable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Read(element) is not null,
        JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
        JsonValueKind.Object => element.EnumerateObject().All(property => HasReadableName(property) && IsReadable(property.Value)),
        _ => true,
    };

    private static bool HasReadableName(JsonProperty property)
    {
        try
        {
            return IsUnicode(property.Name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsUnicode(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
