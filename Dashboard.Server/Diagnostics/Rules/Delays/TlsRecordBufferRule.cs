using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Events wait until a TLS record is full, over HTTP/1.1 only: plain HTTP and HTTP/2 on the same proxy look perfect.
/// </summary>
internal sealed class TlsRecordBufferRule : IRule
{
    public string Code => "tls-record-buffer";

    public Finding? Judge(RunObservations seen)
    {
        if (!seen.IsProxiedOverTls || Delivery.OfMain(seen) is not { IsInBlocks: true } main || main.Pair.Proxied.HttpVersion == "2"
            || (!main.IsSilent && Overload.Explains(seen, main.Spread.P90)))
        {
            return null;
        }

        var overHttp2 = Delivery.Of(seen, StreamKind.OverHttp2);
        StreamKind[] kinds = [StreamKind.Fast, StreamKind.Large, StreamKind.Small, StreamKind.Target];
        var chunksAreEvents = kinds.Any(kind => seen.Stream(kind) is { } pair && ChunkSizes.AreEvents(pair.Proxied));
        var http2IsLive = overHttp2 is { IsHeld: false, Holds.Count: >= Delivery.FewestEvents };
        if (overHttp2 is { IsHeld: true } || (!chunksAreEvents && !http2IsLive))
        {
            return null;
        }

        var fullest = kinds.Select(kind => Delivery.Of(seen, kind)).FirstOrDefault(one => one is { IsInBlocks: true, IsSilent: false }) ?? main;
        return new Finding(
            Code,
            Unbuffered.Severity(seen),
            http2IsLive && chunksAreEvents ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} holds events back until a TLS record{Record(fullest)} is full: {HeldWords.Of(main)}{Unbuffered.TitleEnd(seen)}",
            "With buffering on, the proxy does not ask its TLS layer to send what it has, so small events wait for a record to fill (nginx: "
            + "ssl_buffer_size, 16 KB). Over HTTP/2 and without TLS the same events pass at once, which hides the fault from most tests.",
            [
                .. DelayEvidence.Of(seen),
                .. DelayEvidence.Hold(seen, StreamKind.OverHttp2, "The same over HTTP/2"),
                new Evidence("Chunks that are as long as an event", null, chunksAreEvents ? "most" : "few"),
                .. Unbuffered.Evidence(seen),
            ],
            [
                .. chunksAreEvents ? [new LookAlike("a buffer of the proxy", "its chunks would be as long as the buffer, and these are as long as the events")] : Array.Empty<LookAlike>(),
                .. http2IsLive ? [new LookAlike("a buffer of the proxy for all protocols", "over HTTP/2 the same stream was live")] : Array.Empty<LookAlike>(),
                .. DelayEvidence.NotQuiet(seen),
            ],
            FixOrder.For(seen, DelayFixes.Buffering),
            "Test again: each event must arrive alone, over HTTP/1.1 and over HTTP/2. A smaller ssl_buffer_size only shrinks the block.");
    }

    private static string Record(Delivery fullest) =>
        fullest.Releases.Count >= 3 ? $" of about {Figures.Size(fullest.Releases.Skip(1).Average(one => one.Bytes))}" : "";
}
