using System.Globalization;

namespace Dashboard.Server.Sse;

/// <summary>Where a subscription begins that does not resume; with nothing set it begins with what comes next.</summary>
internal sealed record Since
{
    public static Since Now { get; } = new();

    /// <summary>With the oldest notification.</summary>
    public bool All { get; init; }

    /// <summary>With what was published within this time.</summary>
    public TimeSpan? Ago { get; init; }

    /// <summary>After this event.</summary>
    public EventId? Id { get; init; }

    /// <summary>With this many of the newest notifications.</summary>
    public int? Last { get; init; }

    public static bool TryParse(string? text, out Since since)
    {
        since = Now;
        if (text == "all")
        {
            since = new Since { All = true };
        }
        else if (TryParseDuration(text, out var ago))
        {
            since = new Since { Ago = ago };
        }
        else if (EventId.TryParse(text, out var id))
        {
            since = new Since { Id = id };
        }

        return since != Now;
    }

    private static bool TryParseDuration(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is not [.. var digits, var unit]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        duration = unit switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(Math.Min(count, 36_500)),
            _ => TimeSpan.MinValue,
        };
        return duration >= TimeSpan.Zero;
    }
}
