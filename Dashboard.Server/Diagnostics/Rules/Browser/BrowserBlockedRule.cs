using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// A request that failed in the browser and that the application has never seen. Where the page itself came that way,
/// somebody stops just the streams; else the address may simply not be one for this browser, which is no fault.
/// </summary>
internal static class BrowserBlockedRule
{
    public static Finding? Judge(BrowserObservations seen)
    {
        var failed = seen.Tried.Where(path => path.Streams.Any() && path.Streams.All(one => one is { HasFailed: true, ReachedApplication: false })).ToArray();
        if (failed.Length == 0)
        {
            return null;
        }

        var isFault = failed.Any(path => path.CarriesPage);
        var where = string.Join(" and ", failed.Select(path => path.Url.Authority));
        return new Finding(
            "browser-blocked",
            isFault ? FindingSeverity.Fault : FindingSeverity.Advice,
            isFault ? Certainty.Likely : Certainty.Possible,
            isFault
                ? $"Something stops the streams before they reach {where}, though the page itself came that way"
                : $"This browser cannot reach {where}; where only the server can, that is no fault",
            isFault
                ? "The request failed in this browser, and the application has never seen it. The page came by the same address, so the address is right: an extension, an antivirus or a filter on the network stops requests that look like event streams."
                : "The request failed in this browser, and the application has never seen it, while the server reaches the same address. Often it is an address of an inner network, or of the server's own machine, which is not meant for browsers.",
            [BrowserRules.Row(seen, "The request", path => path.Main is { } main ? Outcome.Of(main.Seen) : null), .. NearbyFixes.Evidence(seen)],
            [new LookAlike("an answer that the page may not see (CORS)", "then the application would have seen the request")],
            isFault ? NearbyFixes.For(seen, failed[0]) : [],
            "Diagnose again: the events come.");
    }
}
