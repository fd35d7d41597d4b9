using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What can be told from a browser, in the order in which one makes the next meaningless.</summary>
internal static class BrowserRules
{
    /// <summary>Faults before advice, and of each the first first.</summary>
    public static IReadOnlyList<Finding> Findings(BrowserObservations seen)
    {
        Finding?[] all =
        [
            BrowserLimitRule.Judge(seen),
            BrowserBlockedRule.Judge(seen),
            BrowserHiddenRule.Judge(seen),
            BrowserRefusedRule.Judge(seen),
            BrowserHeldRule.Judge(seen),
            BrowserCutRule.Judge(seen),
        ];
        return [.. all.OfType<Finding>().OrderByDescending(one => one.Severity)];
    }

    /// <summary>One line of evidence from both paths of the browser; a dash where a path was not tried.</summary>
    public static Evidence Row(BrowserObservations seen, string what, Func<BrowserPathObservation, string?> say) => new(
        what,
        seen.Direct.WhyNotTried is null ? say(seen.Direct) : null,
        seen.Proxied.WhyNotTried is null ? say(seen.Proxied) : null);

    /// <summary>The paths for which something holds, as the subject of a sentence.</summary>
    public static string Subject(IReadOnlyCollection<BrowserPathObservation> paths) => paths switch
    {
        { Count: > 1 } => "both paths",
        _ => paths.First().Path == PathName.Direct ? "the direct path" : "the proxied path",
    };
}
