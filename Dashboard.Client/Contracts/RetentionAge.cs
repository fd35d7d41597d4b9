using System.Globalization;

namespace Dashboard.Client.Contracts;

/// <summary>How long notifications are kept, as text: a whole number and a unit, such as <c>30s</c>, <c>15m</c>, <c>12h</c>, <c>7d</c>.</summary>
public static class RetentionAge
{
    /// <summary>The rule in words, for error messages.</summary>
    public const string Rule = "a whole number with s, m, h or d, such as 12h or 7d, from 1s to 36500d";

    /// <summary>A hundred years: longer is forever.</summary>
    private static readonly TimeSpan s_most = TimeSpan.FromDays(36_500);

    /// <summary>Reads an age.</summary>
    public static bool TryParse(string? text, out TimeSpan age)
    {
        age = TimeSpan.Zero;
        if (text is not { Length: >= 2 and <= 16 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var unit = text[^1] switch { 's' => 1L, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        if (unit == 0 || count < 1 || count > (long)s_most.TotalSeconds / unit)
        {
            return false;
        }

        age = TimeSpan.FromSeconds(count * unit);
        return true;
    }

    /// <summary>The age in the largest unit that makes a whole number of it; null for one without end.</summary>
    public static string? Format(TimeSpan age)
    {
        var seconds = (long)Math.Ceiling(age.TotalSeconds);
        return seconds switch
        {
            _ when age > s_most => null,
            _ when seconds % 86_400 == 0 => $"{seconds / 86_400}d",
            _ when seconds % 3_600 == 0 => $"{seconds / 3_600}h",
            _ when seconds % 60 == 0 => $"{seconds / 60}m",
            _ => $"{seconds}s",
        };
    }
}
