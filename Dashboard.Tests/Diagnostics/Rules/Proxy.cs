using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Models of what proxies do to the moments at which events arrive, with the figures that real ones showed.</summary>
internal static class Proxy
{
    /// <summary>How long the streams of a run are watched, in milliseconds.</summary>
    public const double WatchedMs = 12_000;

    /// <summary>The events as the application writes them.</summary>
    public static Arrival[] Written(double intervalMs, int bytes, double firstMs = 1000) =>
        [.. Enumerable.Range(1, (int)((WatchedMs - firstMs) / intervalMs)).Select(n => new Arrival(n, Wire.RequestMs + firstMs + ((n - 1) * intervalMs), bytes))];

    public static IEnumerable<Arrival> Late(this IEnumerable<Arrival> events, Func<Arrival, double> byMs) =>
        events.Select(one => one with { AtMs = one.AtMs + byMs(one) });

    /// <summary>Nothing goes until so many bytes are there.</summary>
    public static IEnumerable<Arrival> Gathered(this IEnumerable<Arrival> events, int bufferBytes)
    {
        var waiting = new List<Arrival>();
        var bytes = 0;
        foreach (var one in events)
        {
            waiting.Add(one);
            bytes += one.Bytes;
            if (bytes < bufferBytes)
            {
                continue;
            }

            // The last one is cut in the middle: its end waits in the next buffer.
            bytes -= bufferBytes;
            var whole = bytes > 0 ? waiting.SkipLast(1).ToArray() : [.. waiting];
            foreach (var gone in whole)
            {
                yield return gone with { AtMs = one.AtMs };
            }

            waiting.RemoveRange(0, whole.Length);
        }
    }

    /// <summary>Each event goes when the next one is written.</summary>
    public static IEnumerable<Arrival> OneBehind(this IReadOnlyList<Arrival> events) =>
        events.Zip(events.Skip(1), (one, next) => one with { AtMs = next.AtMs + 0.1 });

    /// <summary>What is written waits until 200 ms after the first that waits.</summary>
    public static IEnumerable<Arrival> Corked(this IEnumerable<Arrival> events, double ms = 203)
    {
        var dueAt = double.MinValue;
        foreach (var one in events)
        {
            if (one.AtMs > dueAt)
            {
                dueAt = one.AtMs + ms;
            }

            yield return one with { AtMs = dueAt };
        }
    }

    /// <summary>So many bytes a second, in bursts once a second, as nginx does.</summary>
    public static IEnumerable<Arrival> Throttled(this IEnumerable<Arrival> events, double bytesPerSecond, double burstMs = 250)
    {
        double free = 0;
        foreach (var one in events)
        {
            free = Math.Max(free, one.AtMs) + (one.Bytes / bytesPerSecond * 1000);
            yield return one with { AtMs = Math.Ceiling(free / burstMs) * burstMs };
        }
    }

    /// <summary>Stands still at these moments for so long; then all at once, in order.</summary>
    public static IEnumerable<Arrival> Stalled(this IEnumerable<Arrival> events, double ms, params double[] moments) =>
        events.Select(one => moments.FirstOrDefault(moment => one.AtMs >= moment && one.AtMs < moment + ms) is var stall and > 0
            ? one with { AtMs = stall + ms }
            : one);

    /// <summary>What has arrived before the observation ends.</summary>
    public static Arrival[] Seen(this IEnumerable<Arrival> events) => [.. events.Where(one => one.AtMs <= Wire.RequestMs + WatchedMs)];

    /// <summary>One stream on both paths, with a control that differs from direct by the noise.</summary>
    public static StreamPair Pair(double intervalMs, int bytes, Func<Arrival[], IEnumerable<Arrival>> through, Random? noise = null, double noiseMs = 0.3)
    {
        var random = noise ?? new Random(7);
        var written = Written(intervalMs, bytes);
        return new StreamPair(
            intervalMs,
            Wire.Stream(Shaken(written, random, noiseMs), sentOffsetMs: 0),
            Wire.Stream(Shaken(through(written), random, noiseMs).Seen(), headersMs: 2).ByNginx(),
            Wire.Stream(Shaken(written, random, noiseMs)));
    }

    /// <summary>Late by chance, and never out of order, as on one connection.</summary>
    private static IEnumerable<Arrival> Shaken(IEnumerable<Arrival> events, Random random, double noiseMs)
    {
        var (last, lastWas) = (0.0, 0.0);
        foreach (var one in events)
        {
            // What was released together stays together.
            var at = one.AtMs == lastWas ? last : Math.Max(last, one.AtMs + (random.NextDouble() * noiseMs));
            (last, lastWas) = (at, one.AtMs);
            yield return one with { AtMs = at };
        }
    }
}
