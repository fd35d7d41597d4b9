using System.Globalization;

namespace Dashboard.Client.Queries;

/// <summary>A time in a query.</summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Ago">How long ago, where it is relative.</param>
/// <param name="Point">When, where it is not.</param>
public sealed record QueryTime(string Typed, TimeSpan? Ago, DateTimeOffset? Point)
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK",
    ];

    /// <summary>The longest time ago: a hundred years, which is before everything and never before the calendar.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(36_500);

    /// <summary>The point in time.</summary>
    /// <param name="now">From where a relative time counts back.</param>
    public DateTimeOffset At(DateTimeOffset now) => Point ?? now - Ago!.Value;

    /// <summary>
    /// Reads a duration of seconds, minutes, hours, days or weeks (<c>90s</c>, <c>15m</c>, <c>2h</c>, <c>7d</c>, <c>4w</c>), or a
    /// date with or without a time (RFC 3339; UTC where it names no offset).
    /// </summary>
    public static bool TryParse(string text, out QueryTime time)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text is [.. var digits, var unit] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && UnitOf(unit) is { } one)
        {
            var ticks = one.Ticks * (double)count;
            time = new QueryTime(text, ticks > s_longest.Ticks ? s_longest : TimeSpan.FromTicks((long)ticks), null);
            return true;
        }

        var known = DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(), s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var point);
        time = new QueryTime(text, null, point);
        return known;
    }

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
