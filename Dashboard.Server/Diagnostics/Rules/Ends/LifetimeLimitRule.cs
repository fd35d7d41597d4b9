using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy ends every stream at the same age, however busy it is.</summary>
internal sealed class LifetimeLimitRule : IRule
{
    public string Code => "lifetime-limit";

    public Finding? Judge(RunObservations seen) => BusyCut.Of(seen) is not { IsByAge: true } cut
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} ends every stream at the age of {Figures.Time(cut.Ages.P50)}, busy or not",
            "The proxy counts the whole answer against a time limit (Envoy: the route's timeout, 15 s by default). A heartbeat does not help against "
            + "it, because it is not silence that ends the stream.",
            [
                new Evidence("Age of the streams when they ended, shortest and longest", "open", $"{Figures.Time(cut.Ages.At(0))}, {Figures.Time(cut.Ages.Max)}"),
                new Evidence("Busy streams that ended", "0", $"{cut.Pairs.Count}"),
            ],
            [
                new LookAlike("a timeout of silent streams", "these streams were busy"),
                new LookAlike("a restart of the proxy", "the streams ended one after the other as they had begun, not all at once"),
                new LookAlike("an application that ends its streams", "the direct streams stayed open"),
            ],
            FixOrder.For(seen, EndFixes.Lifetime),
            "Test again: no stream may end during the run. A limit that is longer than the run shows only later, so look at the history as well.");
}
