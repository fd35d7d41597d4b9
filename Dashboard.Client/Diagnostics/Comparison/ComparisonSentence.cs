using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Diagnostics.Comparison;

/// <summary>What a comparison shows, in one sentence; it tells what was measured, and guesses no cause.</summary>
/// <param name="Tone">How it looks.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Advice">What to do next, in words; null where nothing is to be done.</param>
public sealed record ComparisonSentence(ComparisonTone Tone, string Text, string? Advice)
{
    /// <summary>
    /// A difference that people notice, and that no healthy proxy on this machine came near: nginx costs about 0.1 ms,
    /// and reading on a busy machine varies by some milliseconds.
    /// </summary>
    private const double NoticeableMs = 25;

    /// <summary>A difference has to be this many times the noise before it is called one.</summary>
    private const double NoiseFactor = 4;

    /// <summary>The sentence for a comparison as it stands.</summary>
    public static ComparisonSentence Of(PathComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison switch
        {
            { Direct.State: FeedState.Gone } => new(
                ComparisonTone.Trouble,
                $"The direct connection failed: {comparison.Direct.Trouble}",
                "As long as the direct path is bad as well, nothing can be said about the proxy."),
            { Proxied: null } => new(
                ComparisonTone.Waiting,
                "No proxy is configured, so there is nothing to compare with.",
                "Name its address with --Diagnostics:ProxiedUrl http://127.0.0.1:8080, or start both with ./run.sh."),
            { Proxied.State: FeedState.Gone } => new(
                ComparisonTone.Trouble,
                $"The proxied connection failed: {comparison.Proxied.Trouble}",
                "Start the proxy: ./run.sh starts nginx with nginx/nginx.conf. The connection comes back by itself."),
            { HeldBack: > 0 } when comparison.LongestHeldMs > Threshold(comparison) => Held(comparison),
            { Difference.Count: > 0 } when comparison.Difference.P50Ms > Threshold(comparison) => Late(comparison),
            { Difference.Count: > 0 } => Healthy(comparison),
            _ => new(ComparisonTone.Waiting, "No event has been seen on both paths yet.", "Publish something, or send test events."),
        };
    }

    private static ComparisonSentence Held(PathComparison comparison) => new(
        ComparisonTone.Trouble,
        $"The proxy holds back {Events(comparison.HeldBack)}: the oldest arrived directly {Durations.Measured(comparison.LongestHeldMs)} ago and is still missing."
            + (comparison.Difference.Count > 0 ? $" Those that came were late by {Durations.Measured(comparison.Difference.P50Ms)} (p50)." : ""),
        BufferingAdvice);

    private static ComparisonSentence Late(PathComparison comparison) => new(
        ComparisonTone.Trouble,
        $"Through the proxy events arrive {Durations.Measured(comparison.Difference.P50Ms)} later (p50; at most {Durations.Measured(comparison.Difference.MaxMs)}), {comparison.Proxied!.EventsPerRead:0.#} in one read.",
        BufferingAdvice);

    private static ComparisonSentence Healthy(PathComparison comparison)
    {
        var (count, p50, p95) = (Events(comparison.Difference.Count), comparison.Difference.P50Ms, comparison.Difference.P95Ms);
        var measured = comparison.NoiseMs switch
        {
            { } noise when Math.Abs(p50) <= noise =>
                $"over {count} the proxied path cannot be told from the direct one (p50 {Durations.Measured(p50)}, noise {Durations.Measured(noise)})",
            { } noise when p50 < 0 => $"the proxied path is not slower: {Durations.Measured(p50)} (p50; p95 {Durations.Measured(p95)}; noise {Durations.Measured(noise)}) over {count}",
            { } noise => $"the proxy adds {Durations.Measured(p50)} (p50; p95 {Durations.Measured(p95)}; noise {Durations.Measured(noise)}) over {count}",
            null => $"over {count} the difference is {Durations.Measured(p50)} (p50); a few more will tell it from noise",
        };
        return new ComparisonSentence(ComparisonTone.Good, $"Both paths deliver as it happens: {measured}.", null);
    }

    private static double Threshold(PathComparison comparison) =>
        Math.Max(NoticeableMs, NoiseFactor * comparison.NoiseMs.GetValueOrDefault());

    private const string BufferingAdvice =
        "Look at response buffering first: nginx/sse.conf has the lines for nginx (proxy_buffering off). Reload the proxy, start afresh here, and send test events again.";

    private static string Events(int count) => count == 1 ? "1 event" : $"{count} events";
}
