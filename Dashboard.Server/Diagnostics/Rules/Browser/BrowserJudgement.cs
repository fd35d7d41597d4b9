using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// What a diagnosis from a browser comes to. The server and the browser have read the same events at the same time, so
/// that what is wrong lies before both, between the two, or nowhere.
/// </summary>
internal static class BrowserJudgement
{
    /// <summary>The verdict on what was seen.</summary>
    public static Verdict Of(BrowserObservations seen)
    {
        if (!seen.HasReported)
        {
            return Inconclusive("This browser reported nothing, so there is nothing to judge. It may have been left, or not have let the page run.");
        }

        var server = Judgement.Of(seen.Server);
        if (server.State is VerdictState.NotTheProxy or VerdictState.Inconclusive)
        {
            return new Verdict(server.State, $"Before the browser can be judged, the server's own side has to be: {Decapitalized(server.Sentence)}", []);
        }

        var findings = BrowserRules.Findings(seen);
        if (findings is [{ Code: BrowserHeldRule.HeldCode }, ..] && Doubt(seen) is { } doubt)
        {
            return Inconclusive(doubt);
        }

        var isTroubled = findings is [{ Severity: > FindingSeverity.Advice }, ..];
        return (server.State, isTroubled) switch
        {
            (VerdictState.Faulty, true) => new Verdict(VerdictState.Faulty, EverybodySentence(seen), [EverybodyFinding.Of(seen)]),
            (VerdictState.Faulty, false) => new Verdict(VerdictState.Faulty, SpareSentence(seen), [EverybodyFinding.Of(seen), .. findings]),
            (_, true) => new Verdict(VerdictState.NearTheBrowser, $"The path between the server and this browser: {Decapitalized(findings[0].Title)}.", findings),
            _ => Unfaulted(seen, findings),
        };
    }

    private static Verdict Unfaulted(BrowserObservations seen, IReadOnlyList<Finding> advice)
    {
        var events = BrowserComparison.Of(seen)?.Holds.Count ?? 0;
        return events >= Delivery.FewestEvents
            ? new Verdict(VerdictState.Healthy, AlikeSentence(seen), advice)
            : new Verdict(VerdictState.Inconclusive, QuietSentence(seen), advice);
    }

    /// <summary>Why what looks held back may be the page's own doing; null where it is not.</summary>
    private static string? Doubt(BrowserObservations seen)
    {
        var held = seen.Tried.Select(path => BrowserComparison.DeliveryOf(seen, path)).Where(delivery => BrowserComparison.IsHeld(seen, delivery))
            .Max(delivery => delivery!.Spread.P50);
        return seen.WasHidden ? "The page was not in sight all the time, and browsers let such pages wait. Diagnose again, and keep it in front."
            : seen.StalledMs > Math.Max(held, BrowserComparison.ThresholdMs(seen))
                ? $"This browser was too busy to judge: the page did not get to run for {Figures.Time(seen.StalledMs)} at a time. Try again when it is quieter."
            : seen.Server.StarvedMs > Math.Max(held, BrowserComparison.ThresholdMs(seen))
                ? $"This server was too busy to judge: it did not get to run for {Figures.Time(seen.Server.StarvedMs)} at a time. Try again when it is quieter."
            : null;
    }

    private static string AlikeSentence(BrowserObservations seen)
    {
        var holds = new Quantiles(BrowserComparison.Of(seen)!.Holds.Select(one => one.Ms));
        if (seen.Direct.Main is not { Seen.Events.Count: >= Delivery.FewestEvents })
        {
            var why = seen.Direct.WhyNotTried ?? $"it cannot reach {seen.Direct.Url.Authority}";
            return $"Events reach this browser through the proxy as evenly as they reach the server. It cannot read the direct path ({why}), which is no fault: people come through the proxy.";
        }

        return "Both paths reach this browser as they reach the server: "
            + (Math.Abs(holds.P50) <= BrowserComparison.ThresholdMs(seen)
                ? $"the proxied one differs by {Figures.Time(holds.P50)} (p50)."
                : $"the proxied one is a steady {Figures.Time(holds.P50)} longer, which is distance and no holding back.");
    }

    private static string QuietSentence(BrowserObservations seen) => seen.Proxied.WhyNotTried is { } why
        ? $"This browser cannot read the proxied path, so there is nothing to judge: {why}."
        : seen.Proxied.Main is { HasFailed: true }
            ? $"This browser cannot reach {seen.Proxied.Url.Authority}, so there is nothing to judge. Where people come by another address, open this page there."
            : "Too little came to this browser to judge. Let it read to the end, and keep the page in front.";

    private static string EverybodySentence(BrowserObservations seen) =>
        "It is the proxy itself, and nothing near this browser: "
        + $"the server gets the proxied path just as badly ({ServerWords(seen)}). Diagnose from the server: that names the fault and its fix.";

    private static string SpareSentence(BrowserObservations seen) =>
        $"The server gets the proxied path badly ({ServerWords(seen)}), this browser does not. Diagnose from the server: that names the fault and its fix.";

    internal static string ServerWords(BrowserObservations seen) => Delivery.OfMain(seen.Server) is { IsHeld: true } delivery
        ? HeldWords.Of(delivery)
        : seen.Server.Main is { } main ? Outcome.Of(main.Proxied) : "nothing came";

    private static Verdict Inconclusive(string sentence) => new(VerdictState.Inconclusive, sentence, []);

    private static string Decapitalized(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
