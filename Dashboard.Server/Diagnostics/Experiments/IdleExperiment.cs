using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Leaves a stream without heartbeats alone until somebody cuts it. It takes minutes, so it is done only when asked for.</summary>
internal sealed class IdleExperiment(RunOptions options) : IExperiment
{
    /// <summary>Whether both paths were cut by the same hand shows within a moment.</summary>
    private static readonly TimeSpan s_other = TimeSpan.FromMilliseconds(300);

    private static readonly ProbeStream s_stream = new("silence", 100, 100) { Count = 2, FirstMs = 100, StaysSilent = true };

    public string Code => "idle-timeout";

    public string Name => "A silence, to find the idle timeout";

    public TimeSpan AtMost => options.Idle + s_other;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var pair = new LivePair(null, context.Open(PathName.Direct, s_stream), context.Open(PathName.Proxied, s_stream));
        var started = context.NowMs;
        try
        {
            if (await context.UntilAsync(() => pair.Proxied.Ended.IsCompleted, options.Idle, cancellationToken))
            {
                await context.WaitAsync(s_other, cancellationToken);
            }

            return Result(pair.Current);
        }
        finally
        {
            // Also of a run that was stopped: so long there was no cut.
            var seen = pair.Current;
            context.Note(all => all with { Idle = new IdleProbe(seen.Direct, seen.Proxied, context.NowMs - started) });
            pair.Close();
        }
    }

    /// <summary>What the proxy held back arrives with the cut, if at all, so the silence counts from the last event of the direct path.</summary>
    private ExperimentResult Result(StreamPair seen) => seen.Proxied.End == StreamEnd.Open
        ? new($"Nobody cut it within {options.Idle.TotalSeconds:0} s.")
        : new($"After {(seen.Proxied.EndedAtMs - seen.Direct.LastByteAtMs) / 1000:0.0} s of silence, through the proxy: {Outcome.Ended(seen.Proxied)}.");
}
