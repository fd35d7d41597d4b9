using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Cookies do not reach the application (RFC 6265, section 5.4). A proxy may add one of its own, so another value is no fault.
/// </summary>
internal sealed class CookieDroppedRule : IRule
{
    public string Code => "cookie-dropped";

    public Finding? Judge(RunObservations seen) => EchoedHeader.Of(seen, "Cookie") is not { IsDropped: true } header
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} drops the Cookie header",
            "A browser's EventSource can prove who it is by a cookie only. Without it, everybody who has signed in is a stranger to the "
            + "application, and only through the proxy.",
            [new Evidence("Cookie that the application sees (as a hash)", header.DirectSaw, "none")],
            [new LookAlike("a cookie that the application refuses", "it does not see any")],
            FixOrder.For(seen, RequestFixes.Cookie),
            "Test again: the echo must show a Cookie header.");
}
