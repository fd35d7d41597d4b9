using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Events come again after a reconnect through the proxy that had come before.</summary>
internal sealed class ResumeDoubledRule : IRule
{
    public string Code => "resume-doubled";

    public Finding? Judge(RunObservations seen) => seen.Resume is not { Direct: { Doubled: 0, Numbers.Count: > 0 }, Proxied: { Doubled: > 0 } proxied } resume
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Likely,
            $"{Figures.Count(proxied.Doubled, "event")} came a second time when a stream was taken up again through the proxy",
            "The new connection began before the place where the old one ended: the position was changed on the way, or a recording of the "
            + "stream was played.",
            [
                new Evidence("Events that came twice after a reconnect", $"{resume.Direct.Doubled}", $"{proxied.Doubled}"),
                new Evidence("Last event before, first after", $"{resume.Direct.LastNumber}, {resume.Direct.Numbers[0]}", $"{proxied.LastNumber}, {proxied.Numbers[0]}"),
            ],
            [new LookAlike("an application that repeats events", "none came twice on the direct path")],
            FixOrder.For(seen, FunctionFixes.Resume),
            "Test again: no event may come twice after the reconnect.");
}
