using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy refuses the request before the application sees it.</summary>
internal sealed class RefusedByProxyRule : IRule
{
    public string Code => "refused-by-proxy";

    public Finding? Judge(RunObservations seen)
    {
        if (Refusal.Of(seen) is not { IsMarked: false, Status: >= 400 and < 500 } refusal || (refusal.Status is 404 or 410 && !refusal.EchoWorks))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            seen.IsOurs ? Certainty.Certain : Certainty.Possible,
            $"{ProxyIdentity.Name(seen)} refuses the stream with {refusal.Status}",
            Explain(refusal.Status) + " A browser's EventSource gives up for good on any status but 200.",
            refusal.Evidence(seen),
            seen.IsOurs ? [new LookAlike("a refusal of the application", "the answer lacks its marker, and the direct path is answered with 200")] : [],
            FixOrder.For(seen, AnswerFixes.Refused),
            "Test again: the stream must be answered with 200. Faults behind this one show only then.");
    }

    private static string Explain(int? status) => status switch
    {
        401 or 407 => "The proxy asks for a sign-in of its own (auth_basic, auth_request or the like).",
        403 => "A rule of the proxy forbids the address, the method or the reader (deny, limit_except, a firewall for web applications).",
        400 or 431 => "The request does not please the proxy; usually its headers, cookies above all, are larger than it allows.",
        429 => "The proxy counts requests or connections, and this reader has had its share.",
        _ => "The proxy refuses the request before the application sees it.",
    };
}
