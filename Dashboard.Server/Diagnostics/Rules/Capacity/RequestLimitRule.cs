using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy lets so many requests a second through: it refuses the others.</summary>
internal sealed class RequestLimitRule : IRule
{
    public string Code => "request-limit";

    public Finding? Judge(RunObservations seen)
    {
        if (Crowd.Of(seen) is not { Status: 503 or 429 or 200 } crowd || seen.Parallel?.AgainWhileOpen is not { } later || !ProxiedStreams.IsServed(seen, later))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} limits the rate of requests: it refused {crowd.TurnedAway.Count} of {crowd.Streams.Count} streams opened together {crowd.How}",
            "A limit on requests a second meets streams at the worst moment: after an interruption all readers come back at once. A refused "
            + "EventSource gives up for good.",
            crowd.Evidence(seen),
            [new LookAlike("a limit on open connections", "one more stream was served while the others were open")],
            FixOrder.For(seen, CapacityFixes.RequestRate),
            "Test again: all streams that are opened together must begin at once. Behind a limit, other experiments may have been refused as well.");
    }
}
