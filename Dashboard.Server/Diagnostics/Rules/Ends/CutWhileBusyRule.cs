using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Streams that were carrying events ended through the proxy, and the direct ones did not.</summary>
internal sealed class CutWhileBusyRule : IRule
{
    public string Code => "cut-while-busy";

    public Finding? Judge(RunObservations seen)
    {
        if (BusyCut.Of(seen) is not { } cut)
        {
            return null;
        }

        var first = cut.Pairs.OrderBy(pair => pair.Proxied.EndedAtMs).First();
        var atOnce = cut.Pairs.Count > 1 && cut.Moments.Max - cut.Moments.At(0) < 50;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            cut.Pairs.Count > 1 ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} ended {Figures.Count(cut.Pairs.Count, "stream")} that carried events, after {Figures.Time(cut.Ages.P50)}; the direct ones went on",
            atOnce
                ? "All of them ended at the same moment, as when the proxy is restarted, or reloaded with a short time for old workers to end."
                : "The proxy or something before it closed the connection: a reader that it takes for too slow, a limit on the bytes or the time of an "
                    + "answer, a restart, a crash of the process that held the stream.",
            [
                new Evidence("How the stream ended", "open", first.Proxied.Trouble ?? Outcome.Words(first.Proxied.End)),
                new Evidence("Streams that ended", "0", $"{cut.Pairs.Count} of {seen.Streams.Count}"),
                new Evidence("Between the first and the last end", null, Figures.Time(cut.Moments.Max - cut.Moments.At(0))),
                new Evidence("Silence before the end", null, Figures.TimeOrNone(first.Proxied.SilenceMs)),
            ],
            [
                new LookAlike("an application that ends its streams or crashes", "the direct streams stayed open"),
                new LookAlike("a timeout of silent streams", "events were written when the stream ended"),
            ],
            FixOrder.For(seen, EndFixes.Cut),
            "Test again: no stream may end during the run.");
    }
}
