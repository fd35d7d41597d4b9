using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy opens so many connections to the application and answers 502 beyond them.</summary>
internal sealed class UpstreamLimitRule : IRule
{
    public string Code => "upstream-limit";

    public Finding? Judge(RunObservations seen) => Crowd.Of(seen) is not { Status: 502 or 504 } crowd
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            seen.Parallel is null ? Certainty.Likely : Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} has {crowd.Served} connections to the application for streams, and answers more with {crowd.Status}",
            "A stream holds its connection to the application for as long as it is open. When as many are open as the proxy may have "
            + "(max_conns, maxconn), it holds the application for gone, or lets the request wait until it fails.",
            crowd.Evidence(seen),
            [new LookAlike("an application that is down", $"{Figures.Count(crowd.Served, "stream")} got through at the same time")],
            FixOrder.For(seen, CapacityFixes.UpstreamConnections),
            "Test again: all streams that are opened together must be served.");
}
