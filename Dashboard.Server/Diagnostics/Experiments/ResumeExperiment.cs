using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Leaves a stream and takes it up again with the id of its last event, as every browser does after a cut.</summary>
internal sealed class ResumeExperiment : IExperiment
{
    private const int Before = 5;

    private static readonly TimeSpan s_opening = TimeSpan.FromSeconds(2);

    /// <summary>Time for twenty events to be missed.</summary>
    private static readonly TimeSpan s_away = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    /// <summary>Large and fast enough that a few come through a proxy that gathers them.</summary>
    private static readonly ProbeStream s_stream = new("resume", 40, 1000) { FirstMs = 200 };

    public string Code => "resume";

    public string Name => "A reconnect with Last-Event-ID";

    public TimeSpan AtMost => s_opening + s_away + s_again;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var left = await LeaveAsync(context, cancellationToken);
        if (left.Direct.Events.Count == 0 || left.Proxied.Events.Count == 0)
        {
            return ExperimentResult.Skipped($"No event came within {s_opening.TotalSeconds:0} s, so there was nothing to resume.");
        }

        await context.WaitAsync(s_away, cancellationToken);
        var pair = await ResumeAsync(context, left, cancellationToken);
        context.Note(seen => seen with { Resume = pair });
        return new ExperimentResult(
            $"After {s_away.TotalMilliseconds:0} ms away, {Text(pair.Direct)} directly and {Text(pair.Proxied)} through the proxy.");
    }

    private static async Task<StreamPair> LeaveAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var pair = new LivePair(s_stream.IntervalMs, context.Open(PathName.Direct, s_stream), context.Open(PathName.Proxied, s_stream));
        try
        {
            await context.UntilAsync(
                () => pair.All.All(one => one.Ended.IsCompleted || one.Current.Events.Count >= Before), s_opening, cancellationToken);
            return pair.Current;
        }
        finally
        {
            pair.Close();
        }
    }

    private static async Task<ResumePair> ResumeAsync(DiagnosisContext context, StreamPair left, CancellationToken cancellationToken)
    {
        var pair = new LivePair(
            s_stream.IntervalMs,
            context.Open(PathName.Direct, s_stream, left.Direct.Events[^1].Id),
            context.Open(PathName.Proxied, s_stream, left.Proxied.Events[^1].Id));
        try
        {
            await context.WaitAsync(s_again, cancellationToken);
            return new ResumePair(Observe(left.Direct, pair.Direct), Observe(left.Proxied, pair.Proxied));
        }
        finally
        {
            pair.Close();
        }
    }

    private static ResumeObservation Observe(StreamObservation left, IWireStream again)
    {
        var seen = again.Current;
        return new ResumeObservation(left.Events[^1].Number, [.. seen.Events.Select(one => one.Number)], seen);
    }

    private static string Text(ResumeObservation seen) => seen switch
    {
        { Numbers.Count: 0 } => "nothing came",
        { Missing: 0, Doubled: 0 } => "nothing was missing or doubled",
        _ => $"{seen.Missing} events were missing and {seen.Doubled} doubled",
    };
}
