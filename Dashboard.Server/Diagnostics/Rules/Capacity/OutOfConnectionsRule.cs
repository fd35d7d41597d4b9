using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy has no connection or file descriptor left: it resets new connections, or fails with 500.</summary>
internal sealed class OutOfConnectionsRule : IRule
{
    public string Code => "out-of-connections";

    public Finding? Judge(RunObservations seen)
    {
        if (Crowd.Of(seen) is not { Status: null or 500 } crowd)
        {
            return null;
        }

        var step = Staircase.StepMs(crowd.TurnedAway, Overload.LateByChanceMs(seen));
        return new Finding(
            Code,
            FindingSeverity.Fault,
            seen.Parallel is null ? Certainty.Likely : Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} runs out of connections: it serves {crowd.Served} of {crowd.Streams.Count} streams opened together, and ends the others {crowd.How}",
            "Each stream takes two connections of the proxy for as long as it is open, one to the reader and one to the application. "
            + (step is null
                ? "When none is left, new connections are accepted by the system and dropped by the proxy."
                : $"Refusals that come {Figures.Time(step.Value)} apart are typical of file descriptors that have run out: the proxy tries again twice a second."),
            crowd.Evidence(seen),
            [new LookAlike("a rule that closes connections", "the first streams were served"), new LookAlike("a limit for this reader", "such a limit answers with a status of its own")],
            FixOrder.For(seen, CapacityFixes.WorkerConnections),
            "Test again: all streams that are opened together must be served.");
    }
}
