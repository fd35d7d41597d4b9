using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>A stream that may be compressed is held, and the same stream without compression is not.</summary>
internal sealed class GzipHeldRule : IRule
{
    public string Code => "gzip-held";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.OfMain(seen) is not { IsHeld: true } main
            || Delivery.Of(seen, StreamKind.Uncompressed) is not { IsHeld: false, Holds.Count: >= Delivery.FewestEvents } plain
            || (!main.IsSilent && Overload.Explains(seen, main.Spread.P90)))
        {
            return null;
        }

        var encoding = main.Pair.Proxied.Header("Content-Encoding");
        return new Finding(
            Code,
            Unbuffered.Severity(seen),
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} holds compressed events back: {HeldWords.Of(main)}; without compression they arrive in {Figures.Time(Math.Max(0, plain.Spread.P50))}"
                + Unbuffered.TitleEnd(seen),
            "A compressor gathers input until a block is worth sending. Unless the proxy tells it to flush after each event, events stay in it; with "
            + "buffering on as well, often until the stream ends. curl does not ask for compression and so shows nothing.",
            [
                .. DelayEvidence.Of(seen),
                new Evidence("Without compression, hold of an event (p50)", null, Figures.Time(plain.Spread.P50)),
                new Evidence("Content-Encoding", main.Pair.Direct.Header("Content-Encoding") ?? "none", encoding ?? (main.Pair.Proxied.Status is null ? "no header came" : "none")),
                .. Unbuffered.Evidence(seen),
            ],
            [
                new LookAlike("a buffer of the proxy", "the same stream without compression was not held"),
                .. DelayEvidence.NotQuiet(seen),
            ],
            FixOrder.For(seen, DelayFixes.Compression),
            "Test again: the compressed and the plain stream must be alike. Headers that are held until the first event may stand behind this fault.");
    }
}
