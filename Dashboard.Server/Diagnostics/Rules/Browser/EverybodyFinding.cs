using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What the server sees as well: a browser cannot tell which fault it is, and need not.</summary>
internal static class EverybodyFinding
{
    public static Finding Of(BrowserObservations seen) => new(
        "proxy-for-everybody",
        FindingSeverity.Fault,
        Certainty.Certain,
        "The proxied path is bad for the server as well",
        "The server has read the same events through the same proxy at the same time, without anything of this browser on the way. What it gets late or not at all is lost at the proxy, or before it.",
        [
            new Evidence("Read by the server", Words(seen.Server.Main?.Direct), BrowserJudgement.ServerWords(seen)),
            new Evidence("Read by this browser", Words(seen.Direct.Main?.Seen), Words(seen.Proxied.Main?.Seen)),
        ],
        [new LookAlike("something near this browser", "the server is not behind it, and gets the same")],
        [],
        "Choose \"from the server\" and diagnose: that tries what a browser cannot, names the fault and shows the fix.");

    private static string? Words(StreamObservation? stream) => stream is null ? null : Figures.Count(stream.Events.Count, "event");
}
