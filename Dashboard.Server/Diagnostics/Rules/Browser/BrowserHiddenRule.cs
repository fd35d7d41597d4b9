using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// A request that the application has answered, and whose answer the browser hides from the page: the header fields that
/// allow it (Fetch standard, section 3.3, CORS) were lost on the way, or the answer was.
/// </summary>
internal static class BrowserHiddenRule
{
    public static Finding? Judge(BrowserObservations seen)
    {
        var hidden = seen.Tried.Where(path => path.Streams.Any() && path.Streams.All(one => one.HasFailed)
            && path.Streams.Any(one => one.ReachedApplication)).ToArray();
        if (hidden.Length == 0)
        {
            return null;
        }

        return new Finding(
            "browser-answer-hidden",
            FindingSeverity.Fault,
            Certainty.Likely,
            $"The application has answered on {BrowserRules.Subject(hidden)}, and this browser does not give the answer to the page",
            "The application has seen the request and allowed this page to read the answer (Access-Control-Allow-Origin). Either something on the way has taken that header field out, doubled it, or broken the answer off.",
            [
                BrowserRules.Row(seen, "The request", path => path.Main is { } main ? Outcome.Of(main.Seen) : null),
                BrowserRules.Row(seen, "Has reached the application", path => path.Streams.Any(one => one.ReachedApplication) ? "yes" : "no"),
            ],
            [new LookAlike("an address that this browser cannot reach", "the request has reached the application")],
            [
                new Fix("nginx", "in the location of the event streams", "# no add_header Access-Control-Allow-Origin, no proxy_hide_header Access-Control-Allow-Origin", "The application says who may read; a second or a missing field makes browsers refuse."),
                .. NearbyFixes.For(seen, hidden[0]),
            ],
            "Diagnose again: the events come. The browser's console names the reason that it hides from pages.");
    }
}
