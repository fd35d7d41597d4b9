using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Watch;

/// <summary>What the watch has come to, in words.</summary>
public static class WatchWords
{
    private const string Start = "Watched all the time: ";

    /// <summary>The line as people read it.</summary>
    public static string Line(PathWatch watch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return Start + watch.State switch
        {
            WatchState.Off => "no",
            WatchState.Unknown => "no answer yet",
            WatchState.NoProxy => "no proxy answers",
            WatchState.Healthy => $"healthy for {Age(now - watch.Since)}",
            WatchState.Faulty => $"faulty for {Age(now - watch.Since)}. {watch.Sentence}",
            WatchState.NotTheProxy => $"not the proxy alone, for {Age(now - watch.Since)}. {watch.Sentence}",
            _ => throw new ArgumentOutOfRangeException(nameof(watch), watch.State, "Not a state."),
        };
    }

    /// <summary>The sign, which differs in form and not only in colour.</summary>
    public static string Sign(WatchState state) => state switch
    {
        WatchState.Healthy => "✓",
        WatchState.Faulty => "✕",
        WatchState.NotTheProxy => "▲",
        _ => "○",
    };

    /// <summary>A time that was chosen, in round figures.</summary>
    public static string Span(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds:0} s" : $"{time.TotalMinutes:0.#} min";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)age.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        _ => $"{(int)age.TotalDays} d {age.Hours} h",
    };
}
