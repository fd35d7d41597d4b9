using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxied address accepts connections, and the TLS handshake fails.</summary>
internal sealed class TlsFailedRule : IRule
{
    public string Code => "tls-failed";

    public Finding? Judge(RunObservations seen)
    {
        var (end, trouble) = seen switch
        {
            { Main.Proxied: var stream } => (stream.End, stream.Trouble),
            { Echo.Proxied: var echo } => (echo.End, echo.Trouble),
            _ => (StreamEnd.Open, null),
        };

        if (!Outcome.IsTlsFailure(end))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} {Outcome.Words(end)}",
            "A browser refuses such an address before it asks for anything, and EventSource reports no more than an error. "
            + "Whoever trusts the certificate by hand does not see the fault.",
            [new Evidence("TLS handshake", null, trouble is null ? Outcome.Words(end) : $"{Outcome.Words(end)} ({trouble})")],
            [new LookAlike("a proxy that is down", "it accepts the connection")],
            FixOrder.For(seen, ReachFixes.Certificate),
            "Test again: the handshake must succeed without an exception for this target. Faults behind this one show only then.");
    }
}
