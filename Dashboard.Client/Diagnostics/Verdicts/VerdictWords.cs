using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Verdicts;

/// <summary>What a verdict comes to, in a sign and a word; the colour stands in the style sheets, under the same name.</summary>
public static class VerdictWords
{
    /// <summary>The name that style sheets use.</summary>
    public static string CssName(this VerdictState state) => state.ToString().ToLowerInvariant();

    /// <summary>The word.</summary>
    public static string Word(this VerdictState state) => state switch
    {
        VerdictState.Healthy => "Healthy",
        VerdictState.Faulty => "Faulty",
        VerdictState.NotTheProxy => "Not the proxy",
        VerdictState.NearTheBrowser => "Near the browser",
        VerdictState.Inconclusive => "No answer",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>The sign, which differs in form and not only in colour.</summary>
    public static string Sign(this VerdictState state) => state switch
    {
        VerdictState.Healthy => "✓",
        VerdictState.Faulty => "✕",
        VerdictState.NotTheProxy => "▲",
        VerdictState.NearTheBrowser => "◐",
        VerdictState.Inconclusive => "?",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>Where a diagnosis looked from, as the end of a sentence.</summary>
    public static string InWords(this Vantage vantage) => vantage == Vantage.Browser ? "from this browser" : "from the server";
}
