using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>A stream that ended in the browser while the server's own went on.</summary>
internal static class BrowserCutRule
{
    public static Finding? Judge(BrowserObservations seen)
    {
        var cut = seen.Tried.Where(path => path.Fetched is { Seen: { IsEventStream: true, End: not StreamEnd.Open } }).ToArray();
        if (cut.Length == 0 || seen.Server.Main is { Proxied.End: not StreamEnd.Open })
        {
            return null;
        }

        return new Finding(
            "browser-cut",
            FindingSeverity.Fault,
            Certainty.Certain,
            $"On {BrowserRules.Subject(cut)} the stream breaks off after {After(cut[0])}, while the server's own goes on",
            "The application did not end the stream: the server reads the same one through the same proxy, and it goes on. Something between the server and this browser limits how long a connection may last, or how much it may carry.",
            [
                BrowserRules.Row(seen, "Ended in this browser after", path => path.Fetched is { Seen.EndedAtMs: not null } ? After(path) : "not at all"),
                BrowserRules.Row(seen, "How it ended", path => path.Fetched is { Seen: { End: not StreamEnd.Open } stream } ? Outcome.Words(stream.End) : null),
                .. NearbyFixes.Evidence(seen),
            ],
            [new LookAlike("the application, or the proxy that the server tests", "the server's streams stayed open")],
            NearbyFixes.For(seen, cut[0]),
            "Diagnose again from this browser: both paths stay open to the end.");
    }

    private static string After(BrowserPathObservation path) => Figures.TimeOrNone(path.Fetched!.Seen.EndedAtMs - path.Fetched.Seen.StartedAtMs);
}
