using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy sends the reader elsewhere.</summary>
internal sealed class RedirectedRule : IRule
{
    public string Code => "redirected";

    public Finding? Judge(RunObservations seen) => Refusal.Of(seen) is not { Status: 301 or 302 or 303 or 307 or 308 } refusal
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} redirects the stream with {refusal.Status} to {refusal.Stream.Header("Location")?.Split('?')[0] ?? "nowhere"}",
            "EventSource follows a redirect within the same origin in silence, and pays for it at each reconnect. To another origin it gives "
            + "up for good unless that one allows it. Programs often do not follow at all.",
            refusal.Evidence(seen),
            refusal.IsMarked ? [] : [new LookAlike("a redirect of the application", "the answer lacks the application's marker, and the direct path has none")],
            FixOrder.For(seen, AnswerFixes.Redirect),
            "Test again with the address that the proxy names, or after the change: the answer must be 200.");
}
