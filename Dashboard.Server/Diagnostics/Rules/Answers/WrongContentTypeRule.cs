using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The events come, under a content type that EventSource refuses (HTML Living Standard, section 9.2.2).</summary>
internal sealed class WrongContentTypeRule : IRule
{
    public string Code => "wrong-content-type";

    public Finding? Judge(RunObservations seen)
    {
        if (Refusal.Of(seen) is not { Status: 200, Stream.IsEventStream: false } refusal
            || (!refusal.IsMarked && refusal.Stream.Events.Count == 0))
        {
            return null;
        }

        var type = refusal.Stream.Header("Content-Type");
        return new Finding(
            Code,
            FindingSeverity.Fault,
            refusal.IsMarked ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} {(type is null ? "removes the content type" : $"changes the content type to {type}")}: browsers refuse the stream",
            "EventSource accepts text/event-stream and nothing else; it closes the stream for good and says no more than \"error\". Programs that "
            + "do not look at the type see nothing wrong.",
            [new Evidence("Content-Type", seen.Main!.Direct.Header("Content-Type"), type ?? "none"), .. refusal.Evidence(seen)],
            [new LookAlike("a page of the proxy instead of the stream", "the answer carries the application's marker or its events")],
            FixOrder.For(seen, AnswerFixes.ContentType),
            "Test again: both paths must answer with text/event-stream.");
    }
}
