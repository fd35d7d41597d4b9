namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Times as nginx writes them: <c>60</c>, <c>60s</c>, <c>1m 30s</c>, <c>500ms</c>.</summary>
internal static class ConfigTime
{
    /// <summary>The time in seconds; null where it is not one.</summary>
    public static double? Seconds(string text)
    {
        var total = 0.0;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            var unitStart = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            if (!double.TryParse(text.AsSpan(start, unitStart - start), out var number) || Unit(text[unitStart..at]) is not { } unit)
            {
                return null;
            }

            total += number * unit;
            at += at < text.Length && text[at] == ' ' ? 1 : 0;
        }

        return text.Length == 0 ? null : total;
    }

    private static double? Unit(string unit) => unit switch
    {
        "ms" => 0.001,
        "" or "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        "w" => 604_800,
        "M" => 2_592_000,
        "y" => 31_536_000,
        _ => null,
    };
}
