using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Reads the size of a proxy's buffer from what came through. A buffer that is let go when it is full shows in the
/// lengths of the chunks, which then have nothing to do with the events; behind TLS, or without chunks, in the bytes that
/// came together.
/// </summary>
internal static class BufferSize
{
    /// <summary>Fewer releases could be chance: a stall of the machine lets some events go together.</summary>
    private const int FewestReleases = 3;

    /// <summary>More would tell nothing new.</summary>
    private const int MostReleases = 50;

    /// <summary>What a chunk of a single event may be longer or shorter than its event.</summary>
    private const double EventTolerance = 0.1;

    /// <summary>The size that a stream with a steady rhythm shows.</summary>
    public static BufferRamp OfRhythm(StreamObservation seen, double intervalMs, int eventBytes)
    {
        var releases = Releases(seen, intervalMs / 4);
        var isHeld = releases.Count >= FewestReleases && Median(releases.Select(one => one.Events)) >= 2;
        return new BufferRamp(
            isHeld ? Bytes(seen, releases, eventBytes) : null, [.. releases.Take(MostReleases).Select(one => one.Bytes)]);
    }

    /// <summary>The size that the first release shows, after nothing had come for many events.</summary>
    public static BufferRamp OfFirstRelease(StreamObservation seen, double intervalMs, int eventBytes)
    {
        var releases = Releases(seen, intervalMs / 4);
        var bytes = seen.ChunkLengths.Count > 0 ? seen.ChunkLengths[0] : releases.FirstOrDefault().Bytes;
        return new BufferRamp(
            seen.End == StreamEnd.Open && bytes >= 2 * eventBytes ? bytes : null,
            [.. releases.Take(MostReleases).Select(one => one.Bytes)]);
    }

    private static int? Bytes(StreamObservation seen, List<(int Bytes, int Events)> releases, int eventBytes)
    {
        var chunk = seen.ChunkLengths.CountBy(length => length).OrderByDescending(one => one.Value).ThenBy(one => one.Key).FirstOrDefault().Key;
        var isFramedByEvents = chunk > 0 && Math.Abs(chunk - eventBytes) <= EventTolerance * eventBytes;
        if (chunk > 0 && !isFramedByEvents)
        {
            return chunk;
        }

        // Events that came together because time had passed, not because a buffer was full, are of any number.
        var sizes = releases.Select(one => one.Bytes).Order().ToArray();
        var isSteady = sizes[^(1 + (sizes.Length / 10))] - sizes[sizes.Length / 10] <= 2 * eventBytes;
        return isSteady && (!isFramedByEvents || seen.TlsAtMs is not null) ? (int)Median(sizes) : null;
    }

    /// <summary>Reads that follow each other sooner than the next event could have been sent.</summary>
    private static List<(int Bytes, int Events)> Releases(StreamObservation seen, double apartMs)
    {
        var releases = new List<(int Bytes, int Events)>();
        var lastAt = double.NegativeInfinity;
        foreach (var read in seen.Reads.Where(read => read.AtMs >= (seen.FirstByteAtMs ?? double.MaxValue)))
        {
            if (read.AtMs - lastAt > apartMs)
            {
                releases.Add((0, 0));
            }

            releases[^1] = (releases[^1].Bytes + read.Bytes, releases[^1].Events + read.Events);
            lastAt = read.AtMs;
        }

        return releases;
    }

    private static double Median(IEnumerable<int> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
