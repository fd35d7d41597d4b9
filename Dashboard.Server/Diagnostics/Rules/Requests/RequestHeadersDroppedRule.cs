using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy drops a header that it has no reason to touch, so it drops them all but the ones it knows.</summary>
internal sealed class RequestHeadersDroppedRule : IRule
{
    public string Code => "request-headers-dropped";

    public Finding? Judge(RunObservations seen)
    {
        if (EchoedHeader.Of(seen, ProbeHeaders.Custom) is not { IsDropped: true })
        {
            return null;
        }

        var dropped = seen.Echo!.Sent
            .Select(field => field.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => EchoedHeader.Of(seen, name) is { IsDropped: true })
            .ToArray();
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} drops request headers: {string.Join(", ", dropped)}",
            "The application sees the request without the headers that the reader sent. Resuming after an interruption, signing in and "
            + "WebSockets depend on them.",
            [new Evidence("Header fields that did not arrive", "none", string.Join(", ", dropped))],
            [new LookAlike("a single header that is removed on purpose", "a header of the probe's own is missing, which no configuration names")],
            FixOrder.For(seen, RequestFixes.AllHeaders),
            "Test again: the echo must show every header that was sent.");
    }
}
