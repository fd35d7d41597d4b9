using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Reads streams of different size and rhythm side by side on both paths, the small one a third time as the control.</summary>
internal sealed class StreamsExperiment(RunOptions options) : IExperiment
{
    /// <summary>Apart enough not to wait for each other's handshake; all are there before their first event.</summary>
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(50);

    /// <summary>What a path that answers no stream is given before that is taken for its answer.</summary>
    private static readonly TimeSpan s_refusal = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_opening = TimeSpan.FromSeconds(2);

    private static readonly ProbeStream s_warmUp = new("warmup", 10, 100) { Count = 30, FirstMs = 50 };

    public string Code => "streams";

    public string Name => "Streams of small, large and fast events on both paths";

    public TimeSpan AtMost => options.Streams + s_opening;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        await WarmUpAsync(context, cancellationToken);
        var pairs = new Dictionary<StreamKind, LivePair>();
        using var starvation = new StarvationWatch(context.Time);
        try
        {
            await OpenAsync(context, pairs, cancellationToken);
            var started = context.NowMs;
            await context.UntilAsync(
                () => context.NowMs - started > s_refusal.TotalMilliseconds && pairs.Values.All(pair => IsRefused(pair.Proxied.Current)),
                options.Streams,
                cancellationToken);
        }
        finally
        {
            // Also of a run that was stopped: its verdict is on what has been seen.
            var seen = pairs.ToDictionary(pair => pair.Key, pair => pair.Value.Current);
            context.Note(all => all with
            {
                Streams = seen,
                NoiseMs = Noise.Of(seen.GetValueOrDefault(StreamKind.Small)),
                StarvedMs = starvation.WorstMs,
                AnswersApartMs = Noise.OfAnswers(seen.Values),
            });
            context.Live = null;
            foreach (var pair in pairs.Values)
            {
                pair.Close();
            }
        }

        return Result(context.Seen);
    }

    /// <summary>First requests wait for code that is compiled on its first use, on our side and on the application's.</summary>
    private static async Task WarmUpAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var pair = new LivePair(null, context.Open(PathName.Direct, s_warmUp), context.Open(PathName.Proxied, s_warmUp));
        try
        {
            await context.UntilAsync(() => pair.All.All(one => one.Ended.IsCompleted), s_refusal, cancellationToken);
        }
        finally
        {
            pair.Close();
        }
    }

    /// <summary>Which path comes first alternates, so that being first is no advantage of either.</summary>
    private static async Task OpenAsync(
        DiagnosisContext context, Dictionary<StreamKind, LivePair> pairs, CancellationToken cancellationToken)
    {
        var isDirectFirst = true;
        foreach (var (kind, stream) in ProbeStreams.All(context.Paths.IsProxiedOverTls))
        {
            var first = context.Open(isDirectFirst ? PathName.Direct : PathName.Proxied, stream);
            await context.WaitAsync(s_apart, cancellationToken);
            var second = context.Open(isDirectFirst ? PathName.Proxied : PathName.Direct, stream);
            await context.WaitAsync(s_apart, cancellationToken);
            var control = kind == StreamKind.Small ? context.Open(PathName.Control, stream) : null;
            pairs[kind] = new LivePair(
                stream.IntervalMs, isDirectFirst ? first : second, isDirectFirst ? second : first, control);
            context.Live ??= pairs[kind];
            isDirectFirst = !isDirectFirst;
        }
    }

    private static bool IsRefused(StreamObservation proxied) => Outcome.IsAnswered(proxied) && !Outcome.IsServed(proxied);

    private static ExperimentResult Result(RunObservations seen)
    {
        var main = seen.Main!;
        var holds = PathStatistics.Of(main.Holds.Select(hold => hold.Ms));
        var refused = seen.Streams.Values.Count(pair => IsRefused(pair.Proxied));
        var text = refused == seen.Streams.Count ? $"Through the proxy: {Outcome.Of(main.Proxied)}."
            : $"Of {main.Direct.Events.Count} small events {main.Proxied.Events.Count} came through the proxy"
                + (holds.Count == 0 ? "." : $", half of them at most {(holds.P50Ms < 1_000 ? $"{holds.P50Ms:0.00} ms" : $"{holds.P50Ms / 1_000:0.0} s")} later than directly.")
                + (refused == 0 ? "" : $" It refused {refused} of {seen.Streams.Count} streams.");
        return new ExperimentResult(text)
        {
            StopsBecause = refused == seen.Streams.Count ? $"the proxy lets no stream through ({Outcome.Of(main.Proxied)})" : null,
        };
    }
}
