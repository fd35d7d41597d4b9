using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Dashboard.Client.Contracts;

/// <summary>
/// Times as RFC 3339 section 5.6 has them. Written in UTC with microseconds and <c>Z</c>; read with any offset, which
/// must be there: a time without one means something else on each machine.
/// </summary>
public sealed partial class Rfc3339Converter : JsonConverter<DateTimeOffset>
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly string[] s_read =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The text of a time as it travels.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>Reads a time; false where it is none or has no offset.</summary>
    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is [.., 'Z'] or [.., 'z'] or [.., '+' or '-', _, _, ':', _, _]
            && DateTimeOffset.TryParseExact(
                FinerThanTicks().Replace(text.ToUpperInvariant(), ""), s_read, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException("Not an RFC 3339 time with an offset, such as 2026-11-22T12:00:00Z.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[Written.Length];
        _ = value.UtcDateTime.TryFormat(text, out var length, Written, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <summary>RFC 3339 allows any number of digits (other programs write nanoseconds); .NET keeps seven.</summary>
    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FinerThanTicks();
}
