namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Measured values as people read them.</summary>
internal static class Figures
{
    private const int Kilobyte = 1024;

    /// <summary>Milliseconds: <c>0.4 ms</c>, <c>203 ms</c>, <c>5.2 s</c>.</summary>
    public static string Time(double ms) => Math.Abs(ms) switch
    {
        < 10 => $"{ms:0.0} ms",
        < 1000 => $"{ms:0} ms",
        _ => $"{ms / 1000:0.0} s",
    };

    /// <summary>The same; a dash where the point was not reached.</summary>
    public static string TimeOrNone(double? ms) => ms is { } reached ? Time(reached) : "never";

    /// <summary>A size: <c>800 bytes</c>, <c>4 KB</c>, <c>1.5 MB</c>, where a KB is 1,024 bytes.</summary>
    public static string Size(double bytes) => bytes switch
    {
        < Kilobyte => $"{bytes:0} bytes",
        < 10 * Kilobyte => $"{bytes / Kilobyte:0.#} KB",
        < Kilobyte * Kilobyte => $"{bytes / Kilobyte:0} KB",
        _ => $"{bytes / Kilobyte / Kilobyte:0.#} MB",
    };

    /// <summary>A share from 0 to 1 in per cent.</summary>
    public static string Share(double share) => $"{share * 100:0} %";

    /// <summary>A number with its noun: <c>1 event</c>, <c>51 events</c>.</summary>
    public static string Count(long number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
