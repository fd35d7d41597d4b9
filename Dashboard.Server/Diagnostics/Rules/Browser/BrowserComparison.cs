using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Sets what a browser got against what it should have got. The two clocks have nothing in common, so the event that
/// came fastest tells how far they are apart: from then on the way that every event has to go counts as nothing.
/// </summary>
internal static class BrowserComparison
{
    /// <summary>From which hold on an event of a browser counts as held back, in milliseconds.</summary>
    public static double ThresholdMs(BrowserObservations seen) => Alone(seen).ThresholdMs;

    /// <summary>The proxied path against the direct one, both from the browser where it can read both; null with nothing to compare.</summary>
    public static StreamPair? Of(BrowserObservations seen)
    {
        if (seen.Proxied.Main is not { } proxied)
        {
            return null;
        }

        return seen.Direct.Main is { Seen.Events.Count: >= Delivery.FewestEvents } direct && !IsHeld(seen, DeliveryOf(seen, seen.Direct))
            ? new StreamPair(Interval(seen), direct.Seen, proxied.Seen, seen.Direct.Listened?.Seen)
            : Aligned(seen, proxied.Seen);
    }

    /// <summary>How the events of a path came out of what lies before the browser; null with nothing to compare.</summary>
    public static Delivery? DeliveryOf(BrowserObservations seen, BrowserPathObservation path)
    {
        var pair = path.Path == seen.Proxied.Path ? Of(seen) : path.Main is { } main ? Aligned(seen, main.Seen) : null;
        if (pair is null)
        {
            return null;
        }

        // Between two streams of one page its standing still cancels out; against the server's clock it counts in full.
        var noise = ReferenceEquals(pair.Direct, seen.Direct.Main?.Seen) ? seen.NoiseMs : Math.Max(seen.NoiseMs ?? 0, seen.StalledMs / 4);
        return Delivery.OfMain(Alone(seen) with
        {
            NoiseMs = noise,
            Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Small] = pair },
        });
    }

    /// <summary>The longest time that the page or the server did not get to run: it makes events late that nothing has held.</summary>
    public static double StillMs(BrowserObservations seen) => Math.Max(seen.StalledMs, seen.Server.StarvedMs);

    /// <summary>Whether events were held back. The same delay for each of them is distance, unless it is just the time between two.</summary>
    public static bool IsHeld(BrowserObservations seen, Delivery? delivery) => delivery is { IsHeld: true }
        && (delivery.IsOneBehind || delivery.Stuck.Count >= Delivery.FewestEvents || delivery.EventsPerRelease >= 1.5
            || delivery.Spread.Spread > Math.Max(delivery.ThresholdMs, StillMs(seen)));

    private static RunObservations Alone(BrowserObservations seen) =>
        new() { IsOurs = true, NoiseMs = seen.NoiseMs, StarvedMs = seen.StalledMs };

    private static double? Interval(BrowserObservations seen) => seen.Server.Main?.IntervalMs;

    /// <summary>A stream of the browser against the server's direct one, on the browser's clock.</summary>
    private static StreamPair? Aligned(BrowserObservations seen, StreamObservation stream)
    {
        if (seen.Server.Main is not { } server)
        {
            return null;
        }

        var raw = new StreamPair(server.IntervalMs, server.Direct, stream);
        var apart = raw.Holds.Count == 0 ? 0 : raw.Holds.Min(one => one.Ms);
        var direct = server.Direct with
        {
            StartedAtMs = server.Direct.StartedAtMs + apart,
            RequestedAtMs = server.Direct.RequestedAtMs + apart,
            HeadersAtMs = server.Direct.HeadersAtMs + apart,
            FirstByteAtMs = server.Direct.FirstByteAtMs + apart,
            LastByteAtMs = server.Direct.LastByteAtMs + apart,
            Events = [.. server.Direct.Events.Select(one => one with { AtMs = one.AtMs + apart })],
        };
        return new StreamPair(server.IntervalMs, direct, stream);
    }
}
