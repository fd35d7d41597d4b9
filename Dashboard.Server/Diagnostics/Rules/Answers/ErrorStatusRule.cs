using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The stream fails with a status that no other rule explains; a short request may get through.</summary>
internal sealed class ErrorStatusRule : IRule
{
    public string Code => "error-status";

    public Finding? Judge(RunObservations seen)
    {
        // What the application itself refuses, because a header is missing, is named by what is missing.
        if (Refusal.Of(seen) is not { } refusal || refusal is { IsMarked: true, Status: 401 or 403 } || refusal.Status is null or 200)
        {
            return null;
        }

        var isTooBig = refusal is { Status: 502, EchoWorks: true };
        return new Finding(
            Code,
            FindingSeverity.Fault,
            refusal.EchoWorks ? Certainty.Likely : Certainty.Possible,
            $"{ProxyIdentity.Name(seen)} answers the stream with {refusal.Status}" + (refusal.EchoWorks ? ", and short requests with 200" : ""),
            Explain(refusal),
            refusal.Evidence(seen),
            refusal.EchoWorks ? [new LookAlike("an application that the proxy does not reach", "a short request gets through")] : [],
            FixOrder.For(seen, isTooBig ? AnswerFixes.BigHeader : refusal.Status == 503 ? AnswerFixes.Unavailable : AnswerFixes.Upstream),
            "Test again: the stream must be answered with 200. Faults behind this one show only then.");
    }
    private static string Explain(Refusal refusal) => refusal switch
    {
        { Status: 502, EchoWorks: true } => "The proxy reaches the application, and cannot take its answer to a stream. With nginx that is usually a response "
            + "header larger than proxy_buffer_size, of which the error log says \"upstream sent too big header\".",
        { Status: 503, EchoWorks: true } => "The proxy answers so when a limit on requests or connections is reached; a short request had got through "
            + "before. Its error log names the limit.",
        { Status: 503 } => "The proxy says 503 by itself: the site is marked as under maintenance, or a limit on requests or connections is reached. "
            + "Look for a return of that status, and for limits.",
        _ => "The proxy fails at this request. Its error log says why; the time of this diagnosis finds the line.",
    };
}
