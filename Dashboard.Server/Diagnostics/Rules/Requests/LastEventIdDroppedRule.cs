using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The header that resumes a stream does not reach the application (HTML Living Standard, section 9.2.4).</summary>
internal sealed class LastEventIdDroppedRule : IRule
{
    public string Code => "last-event-id-dropped";

    public Finding? Judge(RunObservations seen)
    {
        if (EchoedHeader.Of(seen, "Last-Event-ID") is not { IsDropped: true } header)
        {
            return null;
        }

        var missing = seen.Resume?.Proxied.Missing ?? 0;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            missing > 0
                ? $"{ProxyIdentity.Name(seen)} drops Last-Event-ID: {Figures.Count(missing, "event")} went missing on one reconnect"
                : $"{ProxyIdentity.Name(seen)} drops Last-Event-ID: events that come while a reader reconnects are lost",
            "After each interruption a browser says in Last-Event-ID which event it had last. The proxy removes the header, so the application "
            + "takes every reconnect for a new reader and starts with the present.",
            [
                new Evidence("Last-Event-ID that the application sees", header.DirectSaw, "none"),
                .. seen.Resume is { } resume
                    ? [new Evidence("Events missing after a reconnect", $"{resume.Direct.Missing}", $"{resume.Proxied.Missing}")]
                    : Array.Empty<Evidence>(),
            ],
            [new LookAlike("an application that cannot resume", "it sees the header on the direct path")],
            FixOrder.For(seen, RequestFixes.LastEventId),
            "Test again: the echo must show Last-Event-ID, and no event may be missing after the reconnect.");
    }
}
