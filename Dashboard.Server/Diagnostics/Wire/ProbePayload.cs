using System.Text;
using System.Text.Json;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>What an event of a probe stream says of itself: <c>{"n":7,"sent":81234567,"at":"2026-11-22T12:00:15.004Z","pad":"…"}</c>.</summary>
/// <param name="Number">Its number in its stream, from 1.</param>
/// <param name="SentMicroseconds">The application's monotonic timestamp when it was written.</param>
/// <param name="At">The application's wall clock at that moment.</param>
internal readonly record struct ProbePayload(long Number, long SentMicroseconds, DateTimeOffset At)
{
    /// <summary>All three stand before the padding, within this many characters.</summary>
    private const int Beginning = 200;

    /// <summary>Null where the data of an event is something else.</summary>
    public static ProbePayload? Parse(string data)
    {
        if (!data.StartsWith("{\"n\":", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(
                Encoding.UTF8.GetBytes(data[..Math.Min(data.Length, Beginning)]), isFinalBlock: false, state: default);
            return Read(ref reader);
        }
        catch (JsonException)
        {
            // Somebody else's data that begins alike.
            return null;
        }
    }

    private static ProbePayload? Read(ref Utf8JsonReader reader)
    {
        (long? number, long? sent) = (null, null);
        string? name = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString();
                    break;
                case JsonTokenType.Number when name is "n" && reader.TryGetInt64(out var value):
                    number = value;
                    break;
                case JsonTokenType.Number when name is "sent" && reader.TryGetInt64(out var value):
                    sent = value;
                    break;
                case JsonTokenType.String when name is "at" && reader.TryGetDateTimeOffset(out var at):
                    return number is { } n && sent is { } s ? new ProbePayload(n, s, at) : null;
            }
        }

        return null;
    }
}
