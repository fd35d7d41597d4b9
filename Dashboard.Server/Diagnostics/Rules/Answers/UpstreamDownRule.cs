using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy does not reach the application, which answers on the direct path.</summary>
internal sealed class UpstreamDownRule : IRule
{
    public string Code => "upstream-down";

    public Finding? Judge(RunObservations seen)
    {
        if (Refusal.Of(seen) is not { IsMarked: false, EchoWorks: false } refusal || !IsDown(seen, refusal))
        {
            return null;
        }

        var status = refusal.Echo?.Status ?? refusal.Status;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            refusal.Echo is not null && seen.IsOurs ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} does not reach the application: {status}" + After(refusal),
            "The application answers at its own address, and the proxy says that it cannot reach it. The proxy has another address for it, is not "
            + "allowed to connect, or holds it for dead after a failure.",
            refusal.Evidence(seen),
            [
                new LookAlike("an application that is down", "it answers on the direct path"),
                .. refusal.Echo is null ? Array.Empty<LookAlike>() : [new LookAlike("an answer that the proxy cannot take", "a short request fails as well")],
            ],
            FixOrder.For(seen, AnswerFixes.Upstream),
            "Test again: the echo must come from the application. Faults behind this one show only then.");
    }

    // A stream that the proxy makes up for browsers, in place of its 502, is not served either: then the echo decides.
    // Of its own accord nginx says 502 when it does not reach the application; its 503 is a limit or somebody's wish.
    private static bool IsDown(RunObservations seen, Refusal refusal) => (refusal.Echo is { } echo ? echo.Status : refusal.Status) switch
    {
        502 or 521 or 523 => true,
        503 => ProxyIdentity.Of(seen) != ProxyKind.Nginx,
        _ => false,
    };

    private static string After(Refusal refusal) => refusal.Echo?.HeadersMs is { } ms ? $" after {Figures.Time(ms)}" : "";
}
