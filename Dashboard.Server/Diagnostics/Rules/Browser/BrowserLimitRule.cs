using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Over HTTP/1.1 browsers hold six connections to a host for all of their tabs together (RFC 9112, section 9.4, leaves
/// the number to them). A stream that is the seventh waits in the browser, without an error, until another one ends.
/// </summary>
internal static class BrowserLimitRule
{
    private const int Limit = 6;

    /// <summary>Over slow networks a request takes its time, in milliseconds.</summary>
    private const double LongWaitMs = 3_000;

    public static Finding? Judge(BrowserObservations seen)
    {
        var waiting = seen.Tried.Where(path => path.Streams.Any(Waits) && !SpeaksHttp2(path)).ToArray();
        if (waiting.Length == 0)
        {
            return null;
        }

        // Its own two, of which one may wait.
        var isCounted = waiting.All(path => path.OtherStreams + path.Streams.Count() >= Limit);
        return new Finding(
            "browser-connection-limit",
            waiting.Any(path => path.Main is { } main && Waits(main)) ? FindingSeverity.Fault : FindingSeverity.Risk,
            isCounted ? Certainty.Certain : Certainty.Likely,
            $"A request on {BrowserRules.Subject(waiting)} waits in this browser and never leaves it, because its connections to {waiting[0].Url.Authority} are all in use",
            "Over HTTP/1.1 a browser holds six connections to a host, for all tabs and windows together. Each open event stream takes one for as long as it lasts; the seventh waits without any error until one of them ends. Pages then look as if the server or the proxy did not answer.",
            [
                BrowserRules.Row(seen, "Requests that wait", path => Figures.Count(path.Streams.Count(Waits), "request")),
                BrowserRules.Row(seen, "Waiting for", path => path.Streams.Where(Waits).Select(one => one.WaitedMs).Max() is { } ms ? Figures.Time(ms) : null),
                BrowserRules.Row(seen, "Other streams of such a browser", path => Figures.Count(path.OtherStreams, "stream")),
                BrowserRules.Row(seen, "Protocol", Protocol),
            ],
            [
                new LookAlike("a server or proxy that does not answer", "the application has never seen the request, and answers the server's own at the same time"),
                new LookAlike("answers that are held back", "those are requests that the application has seen"),
            ],
            [
                new Fix("nginx", "in the server block that browsers reach", "listen 443 ssl;\nhttp2 on;", "Over HTTP/2 all streams share one connection, so the limit is gone. Browsers speak it over TLS only."),
                new Fix("Your pages", "where they subscribe", "/sse?stream=deploys&stream=ops", "One connection can carry many streams; tabs can share one with a SharedWorker or a BroadcastChannel."),
                new Fix("This browser", "now", "Close other tabs of this address.", "Each open stream there takes one of the six connections."),
            ],
            "Close the other tabs of this address and diagnose again: no request waits any more.");
    }

    private static bool Waits(BrowserStream stream) => stream is { ReachedApplication: false, WaitedMs: > LongWaitMs };

    /// <summary>Without TLS no browser speaks it, whether it says so or not.</summary>
    private static bool SpeaksHttp2(BrowserPathObservation path) =>
        path.Url.Scheme == Uri.UriSchemeHttps && path.Streams.Any(one => one.Seen.HttpVersion is "2" or "3");

    private static string Protocol(BrowserPathObservation path) => path.Streams.Select(one => one.Seen.HttpVersion).FirstOrDefault(one => one is not null) is { } version
        ? $"HTTP/{version}"
        : path.Url.Scheme == Uri.UriSchemeHttps ? "not told" : "HTTP/1.1, as there is no TLS";
}
