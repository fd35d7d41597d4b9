using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// What the lengths of a proxy's chunks (RFC 9112, section 7.1) say. A proxy that hands on what it read writes one
/// chunk an event; one that fills buffers writes chunks of the buffer's size, whatever the size of the events.
/// </summary>
internal static class ChunkSizes
{
    private const double Most = 0.6;
    private const int SmallestBuffer = 512;

    /// <summary>Whether most chunks are as long as an event.</summary>
    public static bool AreEvents(StreamObservation stream)
    {
        var sizes = stream.Events.Select(one => one.Bytes).ToHashSet();
        return stream.ChunkLengths.Count > 0
            && Share(stream.ChunkLengths, length => sizes.Any(size => Math.Abs(size - length) <= 2)) > Most;
    }

    /// <summary>The size of the buffer that fills the chunks, in bytes; null where they do not show one.</summary>
    public static int? Buffer(StreamObservation stream)
    {
        // The first buffer holds the header of the application's answer as well, the last may not be full.
        var lengths = stream.ChunkLengths.Skip(1).SkipLast(1).ToArray();
        if (lengths.Length < 3 || AreEvents(stream))
        {
            return null;
        }

        var usual = lengths.GroupBy(length => length).MaxBy(group => group.Count())!;
        return usual.Key >= SmallestBuffer && Share(lengths, length => length % usual.Key == 0) > Most ? usual.Key : null;
    }

    private static double Share(IReadOnlyList<int> lengths, Func<int, bool> fits) => lengths.Count(fits) / (double)lengths.Count;
}
