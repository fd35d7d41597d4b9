using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy serves so many streams at once and refuses more.</summary>
internal sealed class ConnectionLimitRule : IRule
{
    public string Code => "connection-limit";

    public Finding? Judge(RunObservations seen)
    {
        if (Crowd.Of(seen) is not { Status: 503 or 429 or 403 or 200 } crowd)
        {
            return null;
        }

        var staysFull = seen.Parallel?.AgainWhileOpen is { } later && !ProxiedStreams.IsServed(seen, later);
        var freesUp = seen.Parallel?.AgainAfterClosing is { } after && ProxiedStreams.IsServed(seen, after);
        return new Finding(
            Code,
            FindingSeverity.Fault,
            staysFull && freesUp ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} serves {crowd.Served} of {crowd.Streams.Count} streams opened together, and refuses the others {crowd.How}",
            "Every open page holds a stream, and readers behind one address (an office, a mobile network) count as one. Those beyond the limit "
            + "are refused, and a browser's EventSource does not try again after a refusal.",
            crowd.Evidence(seen),
            [
                .. staysFull ? [new LookAlike("a limit on requests a second", "one more stream was refused a while later, while the others were open")] : Array.Empty<LookAlike>(),
                .. freesUp ? [new LookAlike("a proxy that is failing", "a stream was served again once the others were closed")] : Array.Empty<LookAlike>(),
            ],
            FixOrder.For(seen, CapacityFixes.Connections),
            "Test again: all streams that are opened together must be served.");
    }
}
