using System.Globalization;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>How long streams are watched, as people write it.</summary>
internal static class WatchTime
{
    /// <summary>What to write, at the end of a sentence.</summary>
    public const string Hint = "seconds or minutes from 5s to 10m, such as 30s or 2m";

    /// <summary>Streams begin within two seconds, and a verdict needs a few events.</summary>
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(5);

    /// <summary>As long as the application keeps up a probe.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    /// <summary>Reads <c>30s</c>, <c>2m</c>, or <c>30</c>, which are seconds; null where it is something else, or out of range.</summary>
    public static TimeSpan? Read(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var minutes, 'm'] => (minutes, TimeSpan.FromMinutes(1)),
            [.. var seconds, 's'] => (seconds, TimeSpan.FromSeconds(1)),
            _ => (text, TimeSpan.FromSeconds(1)),
        };
        return short.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count * unit is var time && time >= s_shortest && time <= s_longest ? time : null;
    }
}
