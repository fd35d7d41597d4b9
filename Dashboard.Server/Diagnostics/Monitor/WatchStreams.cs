using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>The streams that are watched: those of a diagnosis that tell most, as slow as a verdict allows.</summary>
internal static class WatchStreams
{
    /// <summary>Everybody has connected by then, so that headers which wait for the first event can be told.</summary>
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(2);

    /// <summary>The small one first: it speaks for the path.</summary>
    public static IReadOnlyList<(StreamKind Kind, ProbeStream Stream)> Of(MonitorOptions options)
    {
        var first = 4 * options.EventEvery < s_first ? 4 * options.EventEvery : s_first;
        var small = new ProbeStream("small", Milliseconds(options.EventEvery), 200) { IsCompressible = true, FirstMs = Milliseconds(first) };
        return
        [
            (StreamKind.Small, small),
            (StreamKind.Unbuffered, small with { Kind = "unbuffered", AsksUnbuffered = true }),
            (StreamKind.Large, small with { Kind = "large", Bytes = 6000, IntervalMs = Milliseconds(options.LargeEventEvery) }),
        ];
    }

    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;
}
