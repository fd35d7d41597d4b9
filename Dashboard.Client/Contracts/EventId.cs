using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Dashboard.Client.Contracts;

/// <summary>
/// The id of an event, on the wire <c>&lt;epoch&gt;-&lt;position&gt;</c>: to subscribers opaque text of
/// <c>[A-Za-z0-9._~-]</c>, at most 64 bytes, so that no browser needs a preflight to send it back
/// (WHATWG Fetch, "CORS-safelisted request-header", limits such values to 128 bytes).
/// </summary>
/// <param name="Epoch">Names one life of a log; it changes when the log is replaced. Letters and digits, 1 to 32 of them.</param>
/// <param name="Position">The place in the log, from 1; it only grows. 0 stands before the first event.</param>
public readonly record struct EventId(string Epoch, long Position)
{
    /// <summary>The longest id in bytes that is ever sent or accepted.</summary>
    public const int MaxLength = 64;

    private const int MaxEpochLength = 32;

    /// <summary>Reads an id that this system made. Anything else, also a foreign system's id, is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EventId id)
    {
        id = default;
        if (text is null || text.Length > MaxLength)
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash is < 1 or > MaxEpochLength || !text.AsSpan(0, dash).ContainsOnlyLettersAndDigits())
        {
            return false;
        }

        // TryParse alone lets NUL characters follow the digits.
        var digits = text.AsSpan(dash + 1);
        if (digits.ContainsAnyExceptInRange('0', '9')
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return false;
        }

        id = new EventId(text[..dash], position);
        return true;
    }

    /// <summary>The id as it travels.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{Position}");
}

file static class SpanOfChar
{
    public static bool ContainsOnlyLettersAndDigits(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
