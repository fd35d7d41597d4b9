using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The answer says that there is nothing, which ends a browser's stream for good (HTML Living Standard, section 9.2.2).</summary>
internal sealed class NoContentRule : IRule
{
    public string Code => "no-content";

    public Finding? Judge(RunObservations seen) => Refusal.Of(seen) is not { Status: 204 or 205 or 304 } refusal
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            refusal.IsMarked ? Certainty.Likely : Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} answers {refusal.Status} instead of the stream",
            "An answer without content is how a server tells EventSource to stop: it does not come back by itself. Some configurations give it "
            + "to requests that they take for checks or for pre-flight requests.",
            refusal.Evidence(seen),
            [new LookAlike("a quiet stream", "a quiet stream is answered with 200 and stays open")],
            FixOrder.For(seen, AnswerFixes.Location),
            "Test again: the stream must be answered with 200.");
}
