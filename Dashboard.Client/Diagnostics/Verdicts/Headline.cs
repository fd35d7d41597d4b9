using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Verdicts;

/// <summary>What stands on top of the page: the answer, or why there is none yet.</summary>
/// <param name="State">The name that style sheets use.</param>
/// <param name="Sign">Its sign.</param>
/// <param name="Word">Its word.</param>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Hint">What to do, or what to expect; null where the sentence is enough.</param>
public sealed record Headline(string State, string Sign, string Word, string Sentence, string? Hint)
{
    /// <summary>The headline of a target whose diagnosis is under way, is over, or has never been.</summary>
    /// <param name="target">The target.</param>
    /// <param name="diagnosis">Its diagnosis as far as it has come; null where there is none.</param>
    /// <param name="running">Whether it is under way.</param>
    /// <param name="from">Where the next one would look from.</param>
    public static Headline Of(DiagnosisTarget target, Diagnosis? diagnosis, bool running, Vantage from = Vantage.Server)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (diagnosis, running) switch
        {
            ({ Verdict: { } verdict }, _) => new(
                verdict.State.CssName(), verdict.State.Sign(), verdict.State.Word(), verdict.Sentence, Advice(verdict)),
            ({ } under, true) => new("running", "◌", "Diagnosing", Step(under), "The picture below grows as the events arrive. Stop ends it with what has been seen so far."),
            ({ }, false) => new("inconclusive", "?", "No answer", "It ended before there was anything to say.", "Diagnose again, and let it run to its end."),
            _ when target.ProxiedUrl.Length == 0 => NoProxy(target),
            _ when from == Vantage.Browser => new(
                "none", "○", "Not diagnosed yet", "What reaches this browser?",
                "This browser and the server read the same events at the same time. What only this browser gets late is held back between the two: software on this machine, a company proxy, a full set of connections. It takes about 10 seconds."),
            _ => new(
                "none", "○", "Not diagnosed yet", "What does the proxy do to these streams?",
                "Diagnose reads the same events on both paths, tries what usually goes wrong, and names the fault with its evidence and its fix. It takes about 20 seconds."),
        };
    }

    private static Headline NoProxy(DiagnosisTarget target) => new(
        "none", "○", "No proxy", $"No proxy is known in front of {target.Name}, so there is nothing to compare with.",
        target.Id == DiagnosisTarget.OwnId
            ? "Start both with ./run.sh, or name the proxy's address with --Diagnostics:ProxiedUrl http://127.0.0.1:8080. Any other pair of addresses can be added as a target."
            : "Add it again with the address that leads through the proxy.");

    private static string Step(Diagnosis under) =>
        under.Experiments.FirstOrDefault(one => one.State == ExperimentState.Running)?.Name is { } name ? $"{name} …" : "Connecting on both paths …";

    private static string? Advice(Verdict verdict) => verdict switch
    {
        { State: VerdictState.Faulty, Findings.Count: > 1 } => "Mend the first finding first and test again: one layer hides the next.",
        { State: VerdictState.NotTheProxy } => "Look at the application first; the proxy can be judged once the direct path is well.",
        { State: VerdictState.NearTheBrowser } => "The way from the server through the proxy is clean: look at what lies between it and this browser.",
        { State: VerdictState.Inconclusive } => "Nothing is blamed without evidence. Try again when the server is quieter, or for longer.",
        _ => null,
    };
}
