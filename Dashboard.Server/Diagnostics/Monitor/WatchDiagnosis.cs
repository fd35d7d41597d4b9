using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Makes a look at both paths a diagnosis like any other, so that the history tells when the verdict changed, and why.</summary>
internal static class WatchDiagnosis
{
    public static Diagnosis Of(WatchLook look, DiagnosisTarget target, DateTimeOffset now, int mostEvents)
    {
        var pair = look.Seen.Main;
        return new Diagnosis(
            DiagnosisContext.Nonce(),
            target,
            Vantage.Server,
            now.AddMilliseconds(-look.AgeMs),
            look.AgeMs,
            [new ExperimentProgress("watch", "Quiet streams on both paths, read all the time", ExperimentState.Done, look.Verdict.Sentence, look.AgeMs, look.AgeMs)],
            pair is null ? [] : [LaneView.Of(PathName.Direct, pair.Direct, mostEvents), LaneView.Of(PathName.Proxied, pair.Proxied, mostEvents)],
            pair is null ? PathStatistics.Empty : PathStatistics.Of(pair.Holds.Select(hold => hold.Ms)),
            look.Seen.NoiseMs,
            look.Seen.ThresholdMs,
            look.Verdict);
    }
}
