namespace Dashboard.Client.Layout;

/// <summary>Times as people read them.</summary>
public static class Durations
{
    /// <summary>An age: <c>3 s</c>, <c>12 min</c>, <c>5 h</c>, <c>2 d</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => $"{(int)age.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };

    /// <summary>A measured time, with as many digits as mean something: <c>0.12 ms</c>, <c>25.3 ms</c>, <c>5.20 s</c>.</summary>
    public static string Measured(double milliseconds) => Math.Abs(milliseconds) switch
    {
        // Each limit is where rounding reaches the next kind of figure; a negative nothing is nothing.
        < 0.005 => "0.00 ms",
        < 9.995 => $"{milliseconds:0.00} ms",
        < 99.95 => $"{milliseconds:0.0} ms",
        < 999.5 => $"{milliseconds:0} ms",
        < 99_995 => $"{milliseconds / 1_000:0.00} s",
        _ => $"{milliseconds / 1_000:0} s",
    };
}
