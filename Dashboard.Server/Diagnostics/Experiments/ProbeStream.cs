using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>A stream that the application makes for a probe.</summary>
/// <param name="Kind">Tells it from the others of the same run: letters and digits. Who asks for the same kind gets the same events.</param>
/// <param name="IntervalMs">The time between two events, in milliseconds.</param>
/// <param name="Bytes">The size of an event, in bytes.</param>
internal sealed record ProbeStream(string Kind, int IntervalMs, int Bytes)
{
    /// <summary>More than any experiment waits for.</summary>
    public int Count { get; init; } = 5000;

    /// <summary>When the first event is due, in milliseconds after the first connection: by then the others have connected.</summary>
    public int FirstMs { get; init; } = 1000;

    /// <summary>Whether it stays open in silence after its last event; else the response ends.</summary>
    public bool StaysSilent { get; init; }

    /// <summary>Whether the application asks the proxy not to buffer (<c>X-Accel-Buffering: no</c>).</summary>
    public bool AsksUnbuffered { get; init; }

    /// <summary>Whether compression is asked for, as browsers do.</summary>
    public bool IsCompressible { get; init; }

    /// <summary>The version that the proxied connection speaks; direct ones speak HTTP/1.1.</summary>
    public WireProtocol Protocol { get; init; } = WireProtocol.Http11;

    /// <summary>The probe with its query.</summary>
    /// <param name="session">Names the run.</param>
    public string Of(string session) =>
        $"stream?session={session}&kind={Kind}&interval={IntervalMs}&size={Bytes}&first={FirstMs}&count={Count}"
        + $"&idle={Flag(StaysSilent)}&xab={Flag(AsksUnbuffered)}&heartbeat=0";

    private static char Flag(bool holds) => holds ? '1' : '0';
}
