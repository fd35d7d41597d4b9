using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Events are missing after a reconnect through the proxy, though the application was told where to resume.</summary>
internal sealed class ResumeGapRule : IRule
{
    public string Code => "resume-gap";

    public Finding? Judge(RunObservations seen) => seen.Resume is not { Direct: { Missing: 0, Numbers.Count: > 0 }, Proxied: { Missing: > 0 } proxied } resume
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Likely,
            $"{Figures.Count(proxied.Missing, "event")} went missing when a stream was taken up again through the proxy",
            "The new connection did not continue where the old one ended. Either the position did not reach the application, or the connection went "
            + "to another server that does not know what the first one had sent.",
            [
                new Evidence("Events missing after a reconnect", $"{resume.Direct.Missing}", $"{proxied.Missing}"),
                new Evidence("Last event before, first after", $"{resume.Direct.LastNumber}, {resume.Direct.Numbers[0]}", $"{proxied.LastNumber}, {proxied.Numbers[0]}"),
            ],
            EchoedHeader.Of(seen, "Last-Event-ID") is { IsDropped: false, ProxiedSaw: not null }
                ? [new LookAlike("a proxy that drops Last-Event-ID", "the echo shows the header"), new LookAlike("an application that cannot resume", "nothing is missing on the direct path")]
                : [new LookAlike("an application that cannot resume", "nothing is missing on the direct path")],
            FixOrder.For(seen, FunctionFixes.Resume),
            "Test again: no event may be missing after the reconnect.");
}
