using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>The streams that are read side by side, in the order in which they are opened.</summary>
internal static class ProbeStreams
{
    private static readonly ProbeStream s_small = new("small", 200, 100) { IsCompressible = true };

    /// <summary>The first one stands for the target: where a proxy allows only some connections, it is among them.</summary>
    private static readonly (StreamKind Kind, ProbeStream Stream)[] s_all =
    [
        (StreamKind.Small, s_small),
        (StreamKind.Fast, new("fast", 40, 1000) { IsCompressible = true }),
        (StreamKind.Uncompressed, s_small with { Kind = "uncompressed", IsCompressible = false }),
        (StreamKind.Unbuffered, s_small with { Kind = "unbuffered", AsksUnbuffered = true }),
        (StreamKind.Large, new("large", 250, 6000) { IsCompressible = true }),
        (StreamKind.Idle, s_small with { Kind = "idle", Count = 8, StaysSilent = true }),
    ];

    private static readonly (StreamKind Kind, ProbeStream Stream) s_overHttp2 =
        (StreamKind.OverHttp2, s_small with { Kind = "http2", Protocol = WireProtocol.Http2 });

    /// <param name="overTls">Whether the proxied path is encrypted: without, nobody speaks HTTP/2 there.</param>
    public static IReadOnlyList<(StreamKind Kind, ProbeStream Stream)> All(bool overTls) => overTls ? [.. s_all, s_overHttp2] : s_all;

    public static ProbeStream Of(StreamKind kind) => s_all.First(one => one.Kind == kind).Stream;
}
