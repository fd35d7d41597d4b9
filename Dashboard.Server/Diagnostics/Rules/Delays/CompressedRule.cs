using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy compresses the stream and flushes each event: nothing is late.</summary>
internal sealed class CompressedRule : IRule
{
    public string Code => "compressed";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Main is not { } main || Encoding(main.Proxied) is not { } encoding || Encoding(main.Direct) is not null
            || Delivery.OfMain(seen) is not { IsHeld: false, Holds.Count: >= Delivery.FewestEvents } delivery)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Advice,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} compresses the stream ({encoding}) and lets each event go at once",
            "Compression costs memory for each open stream, and a change of buffering would turn it into events that never come. Small events "
            + "gain little from it.",
            [new Evidence("Content-Encoding", "none", encoding), new Evidence("Hold of an event, p50", null, Figures.Time(delivery.Spread.P50))],
            [new LookAlike("compression that gathers events", "no event was held")],
            FixOrder.For(seen, DelayFixes.Compression),
            "Test again: the proxied answer must have no Content-Encoding.");
    }

    private static string? Encoding(StreamObservation stream) =>
        stream.Header("Content-Encoding") is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase) ? encoding : null;
}
