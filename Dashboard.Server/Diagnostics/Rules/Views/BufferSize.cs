using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>How many bytes a proxy gathers before it lets any go, from the best source that the run has.</summary>
internal static class BufferSize
{
    /// <summary>Fewer releases than this give no size.</summary>
    private const int FewestReleases = 3;

    /// <summary>The size in bytes; null where it cannot be told.</summary>
    public static double? Of(RunObservations seen)
    {
        if (seen.Ramp?.Bytes is { } measured)
        {
            return measured;
        }

        StreamKind[] fullest = [StreamKind.Fast, StreamKind.Large, StreamKind.Small, StreamKind.Target];
        return fullest.Select(kind => seen.Stream(kind) is { } pair ? (double?)ChunkSizes.Buffer(pair.Proxied) : null).FirstOrDefault(size => size is not null)
            ?? fullest.Select(kind => Delivery.Of(seen, kind)).Select(OfReleases).FirstOrDefault(size => size is not null)
            ?? (seen.Main?.Proxied.ChunkLengths is [var first, ..] ? first : null);
    }

    /// <summary>Releases end in the middle of an event, so single ones are inexact, and their mean is not.</summary>
    private static double? OfReleases(Delivery? delivery) =>
        delivery is { IsInBlocks: true, Releases.Count: >= FewestReleases }
            ? delivery.Releases.Skip(1).Average(one => one.Bytes)
            : null;
}
