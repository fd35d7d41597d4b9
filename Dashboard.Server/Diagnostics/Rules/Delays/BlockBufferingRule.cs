using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy lets events go only when a buffer is full.</summary>
internal sealed class BlockBufferingRule : IRule
{
    public string Code => "block-buffering";

    public Finding? Judge(RunObservations seen)
    {
        if (Delivery.OfMain(seen) is not { IsInBlocks: true } main || (!main.IsSilent && Overload.Explains(seen, main.Spread.P90)))
        {
            return null;
        }

        return new Finding(
            Code,
            Unbuffered.Severity(seen),
            HowSure(seen, main),
            $"{ProxyIdentity.Name(seen)} holds events back{UntilSize(seen)}: {HeldWords.Of(main)}{Unbuffered.TitleEnd(seen)}",
            "The proxy collects the answer in a buffer and sends it when the buffer is full. The request stays \"pending\", often without headers; "
            + "then many events come at once, the last one cut in the middle. Nothing is lost, nothing is logged, and a busy stream looks better than a quiet one."
            + (Unbuffered.IsLive(seen) == false ? " The application's X-Accel-Buffering: no did not help: this proxy ignores it, or another one stands behind." : ""),
            Measured(seen),
            Excluded(seen, main),
            FixOrder.For(seen, DelayFixes.Buffering),
            "Test again: headers within 50 ms, and each event alone. HTTP/1.1 to the application without proxy_buffering off only turns this fault into a rarer one.");
    }

    /// <summary>How much is gathered, as part of a title; empty where it is not known.</summary>
    public static string UntilSize(RunObservations seen) =>
        BufferSize.Of(seen) is { } bytes ? $" until {Figures.Size(Rounded(bytes))} have gathered" : "";

    /// <summary>Measured sizes lie a little below a whole number of KB, because the buffer also holds what is no event.</summary>
    private static double Rounded(double bytes)
    {
        var whole = Math.Round(bytes / 1024) * 1024;
        return whole > 0 && Math.Abs(whole - bytes) < 0.04 * bytes ? whole : bytes;
    }

    private static Certainty HowSure(RunObservations seen, Delivery main)
    {
        var fast = Delivery.Of(seen, StreamKind.Fast);
        return seen switch
        {
            { IsOurs: false } => main.IsSilent ? Certainty.Possible : Certainty.Likely,
            _ when fast is { IsInBlocks: true, IsSilent: false } || seen.Ramp?.Bytes is not null || Unbuffered.IsLive(seen) == true => Certainty.Certain,
            _ when fast is not null && ChunkSizes.Buffer(fast.Pair.Proxied) is not null => Certainty.Certain,
            _ => Certainty.Likely,
        };
    }

    private static List<Evidence> Measured(RunObservations seen)
    {
        var rows = new List<Evidence>(DelayEvidence.Of(seen));
        var fast = Delivery.Of(seen, StreamKind.Fast);
        if (fast is not null)
        {
            rows.Add(new Evidence(
                "Events of 1,000 bytes each 40 ms, together",
                null,
                fast.IsSilent ? "none arrived" : $"{fast.EventsPerRelease:0.#}, the newest {Figures.Time(fast.TypicalFreshMs)} old"));
        }

        if (fast is not null && ChunkSizes.Buffer(fast.Pair.Proxied) is { } chunk)
        {
            rows.Add(new Evidence("Usual length of a chunk", null, $"{chunk} bytes"));
        }

        if (seen.Echo is { DirectSaw: { } direct, ProxiedSaw: { } proxied } && direct.HttpVersion != proxied.HttpVersion)
        {
            rows.Add(new Evidence("HTTP version at the application", direct.HttpVersion, proxied.HttpVersion));
        }

        rows.AddRange(Unbuffered.Evidence(seen));
        return rows;
    }

    private static List<LookAlike> Excluded(RunObservations seen, Delivery main)
    {
        var excluded = new List<LookAlike>(DelayEvidence.NotQuiet(seen));
        excluded.AddRange(DelayEvidence.NotCompression(seen));
        if (!main.IsSilent)
        {
            excluded.Add(new LookAlike("a limit on the rate", $"the newest event of a release was {Figures.Time(main.TypicalFreshMs)} old, and did not grow older"));
        }

        if (!seen.IsProxiedOverTls)
        {
            excluded.Add(new LookAlike("a TLS record that fills", "the path has no TLS"));
        }

        return excluded;
    }
}
