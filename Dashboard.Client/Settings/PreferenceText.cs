using System.Text.Json;

namespace Dashboard.Client.Settings;

/// <summary>Preferences as the browser keeps them: one JSON object.</summary>
public static class PreferenceText
{
    /// <summary>The longest text in bytes: with its escapes it has to fit a message of 32 KiB to the server.</summary>
    public const int MaxBytes = 24 * 1024;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the text; false where it is damaged, and then the answer is what a new visitor gets.</summary>
    public static bool TryRead(string? text, out Preferences preferences)
    {
        try
        {
            preferences = (string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Preferences>(text, s_json)?.Bounded()) ?? new Preferences();
            return true;
        }
        catch (JsonException)
        {
            preferences = new Preferences();
            return false;
        }
    }

    /// <summary>Writes the text; where it would be too long, the older read marks go first. Null where it is too long all the same.</summary>
    public static string? Write(Preferences preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        while (true)
        {
            var text = JsonSerializer.Serialize(preferences with { Version = Math.Max(preferences.Version, Preferences.CurrentVersion) }, s_json);
            if (JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length <= MaxBytes)
            {
                return text;
            }

            if (preferences.ReadMarks.Count == 0)
            {
                return null;
            }

            preferences = preferences with
            {
                ReadMarks = preferences.ReadMarks.Skip((preferences.ReadMarks.Count + 1) / 2).ToDictionary(mark => mark.Key, mark => mark.Value, StringComparer.Ordinal),
            };
        }
    }
}
