using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy answers in place of the application, because another location, router or site takes the request.</summary>
internal sealed class WrongLocationRule : IRule
{
    public string Code => "wrong-location";

    public Finding? Judge(RunObservations seen)
    {
        if (Refusal.Of(seen) is not { IsMarked: false, EchoWorks: false, Status: 404 or 405 or 410 or 200 } refusal
            || (refusal.Status == 200 && (refusal.Stream.IsEventStream || (seen.IsOurs is false && refusal.Stream.Events.Count > 0))))
        {
            return null;
        }

        var what = refusal.Status == 200 ? $"200 with {refusal.Stream.Header("Content-Type") ?? "no content type"}" : $"{refusal.Status}";
        return new Finding(
            Code,
            FindingSeverity.Fault,
            seen.IsOurs ? Certainty.Certain : Certainty.Possible,
            $"{ProxyIdentity.Name(seen)} answers {what} itself: the request does not reach the application",
            "The address belongs to another location, router or site of the proxy, for instance to its own files, or to a page that stands for "
            + "all unknown addresses. The application never hears of the request.",
            refusal.Evidence(seen),
            seen.IsOurs ? [new LookAlike("an application that does not know the path", "it knows it on the direct path, and this answer lacks its marker")] : [],
            FixOrder.For(seen, AnswerFixes.Location),
            "Test again: the echo must come from the application. Faults behind this one show only then.");
    }
}
