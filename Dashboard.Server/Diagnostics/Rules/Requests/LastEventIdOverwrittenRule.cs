using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy sends a Last-Event-ID of its own (HTML Living Standard, section 9.2.4).</summary>
internal sealed class LastEventIdOverwrittenRule : IRule
{
    public string Code => "last-event-id-overwritten";

    public Finding? Judge(RunObservations seen)
    {
        if (EchoedHeader.Of(seen, "Last-Event-ID") is not { IsReplaced: true } header)
        {
            return null;
        }

        var doubled = seen.Resume?.Proxied.Doubled ?? 0;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} overwrites Last-Event-ID with \"{header.ProxiedSaw}\""
                + (doubled > 0 ? $": {Figures.Count(doubled, "event")} came twice on one reconnect" : ""),
            "After each interruption a browser says in Last-Event-ID which event it had last. The proxy replaces it by the same value for all, "
            + "so readers get events again that they had, or miss those in between.",
            [
                new Evidence("Last-Event-ID that the application sees", header.DirectSaw, header.ProxiedSaw),
                .. seen.Resume is { } resume
                    ? [new Evidence("Events that came twice after a reconnect", $"{resume.Direct.Doubled}", $"{resume.Proxied.Doubled}")]
                    : Array.Empty<Evidence>(),
            ],
            [new LookAlike("a cache that plays a recording", "the echo itself shows the other value")],
            FixOrder.For(seen, RequestFixes.LastEventId),
            "Test again: the echo must show the Last-Event-ID that was sent, and no event may come twice.");
    }
}
