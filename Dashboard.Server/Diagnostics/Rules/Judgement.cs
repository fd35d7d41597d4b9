using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What a diagnosis comes to: an answer from the comparison of two paths, never a guess from a configuration.</summary>
internal static class Judgement
{
    /// <summary>With fewer events than this on both paths, "alike" says little.</summary>
    private const int FewestEvents = 5;

    /// <summary>The verdict on what was seen.</summary>
    public static Verdict Of(RunObservations seen)
    {
        if (DirectPath.Failure(seen) is { } failure)
        {
            return DirectPath.FailsProxied(seen)
                ? new Verdict(VerdictState.NotTheProxy, $"The direct path is bad as well, so it is not the proxy: the application {failure}.", [])
                : new Verdict(VerdictState.Inconclusive, $"There is nothing to compare with: the direct address {failure}, while the proxied one answers.", []);
        }

        if (IsForbidden(seen))
        {
            return new Verdict(VerdictState.Inconclusive, "The proxied address may not be asked from here; Diagnostics settings decide which addresses may.", []);
        }

        if (DirectPath.Trouble(seen) is { } trouble)
        {
            return new Verdict(VerdictState.NotTheProxy, $"It is not the proxy, or not the proxy alone: the direct stream {trouble}.", []);
        }

        var findings = RuleOrder.Findings(seen);
        return findings is [{ Severity: > FindingSeverity.Advice } first, ..]
            ? new Verdict(VerdictState.Faulty, first.Title + ".", findings)
            : Unfaulted(seen, findings);
    }

    private static Verdict Unfaulted(RunObservations seen, IReadOnlyList<Finding> advice)
    {
        if (Overload.LeavesDoubt(seen))
        {
            return new Verdict(VerdictState.Inconclusive, BusySentence(seen), advice);
        }

        if (seen.Main is not { } main)
        {
            return new Verdict(VerdictState.Inconclusive, "The diagnosis ended before both paths had been compared.", advice);
        }

        return main.Holds.Count < FewestEvents
            ? new Verdict(VerdictState.Inconclusive, QuietSentence(main), advice)
            : new Verdict(VerdictState.Healthy, AlikeSentence(seen, main), advice);
    }

    private static string BusySentence(RunObservations seen)
    {
        var why = (seen.NoiseMs ?? 0, seen.StarvedMs, seen.AnswersApartMs) switch
        {
            var (noise, starved, apart) when apart > Math.Max(noise, starved) => $"direct answers took up to {Figures.Time(apart)} longer than others",
            var (noise, starved, _) when noise > starved => $"two direct connections differ by {Figures.Time(noise)} (p95)",
            var (_, starved, _) => $"it did not get to run for {Figures.Time(starved)} at a time",
        };
        return $"This server was too busy to judge: {why}. Try again when it is quieter.";
    }

    private static string QuietSentence(StreamPair main) => main.Direct.Events.Count < FewestEvents
        ? $"Too little came to compare: {Figures.Count(main.Direct.Events.Count, "event")} directly and {main.Proxied.Events.Count} through the proxy."
        : $"The two streams cannot be compared: of {Figures.Count(main.Direct.Events.Count, "event")}, {main.Holds.Count} came on both paths.";

    private static string AlikeSentence(RunObservations seen, StreamPair main)
    {
        var typical = new Quantiles(main.Holds.Select(one => one.Ms)).P50;
        var adds = typical > 0 ? $"the proxy adds {Figures.Time(typical)} (p50)" : "the proxy adds nothing that can be measured (p50)";
        return "Both paths carry the events alike: " + (seen.NoiseMs, typical) switch
        {
            (null, _) => $"{adds}.",
            ({ } noise, > 0) when typical < noise => $"{adds}, which is less than the noise of {Figures.Time(noise)}.",
            ({ } noise, _) => $"{adds}; the noise is {Figures.Time(noise)}.",
        };
    }

    private static bool IsForbidden(RunObservations seen) =>
        (seen.Main?.Proxied.End ?? seen.Echo?.Proxied.End) == StreamEnd.AddressForbidden;
}
