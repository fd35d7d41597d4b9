using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Another answer than the event stream that the server got at the same time.</summary>
internal static class BrowserRefusedRule
{
    public static Finding? Judge(BrowserObservations seen)
    {
        var refused = seen.Tried.Where(path => path.Fetched is { Seen: { Status: not null, IsEventStream: false } }).ToArray();
        if (refused.Length == 0)
        {
            return null;
        }

        var answer = refused[0].Fetched!.Seen;
        var isOurs = answer.IsMarked;
        return new Finding(
            "browser-refused",
            FindingSeverity.Fault,
            isOurs ? Certainty.Likely : Certainty.Certain,
            $"On {BrowserRules.Subject(refused)} this browser gets {Words(answer)} where the server gets the stream",
            isOurs
                ? "The application itself refused this browser, though the server was served: what reached it differs, such as the origin or the query."
                : "The answer does not carry the mark of the application: something between the server and this browser gave it. A proxy that wants a sign-in, a filter or a captive portal answers like that.",
            [
                BrowserRules.Row(seen, "Answer to this browser", path => path.Fetched is { } fetched ? Words(fetched.Seen) : null),
                new Evidence("Answer to the server", Outcome.Of(seen.Server.Main!.Direct), Outcome.Of(seen.Server.Main.Proxied)),
                .. NearbyFixes.Evidence(seen),
            ],
            [],
            NearbyFixes.For(seen, refused[0]),
            "Diagnose again: both paths answer 200 with an event stream.");
    }

    private static string Words(StreamObservation answer) => answer.Status == 200
        ? $"an answer of the type {answer.Header("Content-Type")?[..Math.Min(60, answer.Header("Content-Type")!.Length)] ?? "(none)"}"
        : $"status {answer.Status}";
}
