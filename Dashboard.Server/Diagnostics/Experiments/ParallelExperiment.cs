using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Opens many streams at once. Where some are refused, one more tells why: a limit of the rate lets it in after a while,
/// a limit of connections only after others have gone.
/// </summary>
internal sealed class ParallelExperiment(RunOptions options) : IExperiment
{
    private static readonly TimeSpan s_opening = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_one = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Proxies learn of a reader's end from its socket; that takes them a moment.</summary>
    private static readonly TimeSpan s_closing = TimeSpan.FromMilliseconds(500);

    /// <summary>Large events at once, so that headers come also where they wait for company.</summary>
    private static readonly ProbeStream s_stream = new("parallel", 100, 10_000) { FirstMs = 0 };

    public string Code => "parallel";

    public string Name => "Many streams at once";

    public TimeSpan AtMost => s_opening + s_pause + s_one + s_closing + s_one;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var open = new List<IWireStream>();
        try
        {
            open.AddRange(Enumerable.Range(0, options.ParallelStreams).Select(_ => context.Open(PathName.Proxied, s_stream)));
            await context.UntilAsync(() => open.All(one => Outcome.IsAnswered(one.Current)), s_opening, cancellationToken);
            var seen = open.Select(one => one.Current).ToArray();
            context.Note(all => all with { Parallel = new ParallelProbe(seen, null, null) });
            var accepted = seen.Count(Outcome.IsServed);
            if (seen.All(one => Outcome.IsServed(one) || !Outcome.IsAnswered(one)))
            {
                return new ExperimentResult($"{accepted} of {seen.Length} were accepted within {Slowest(seen):0} ms.");
            }

            var whileOpen = await OneMoreAsync(context, s_pause, cancellationToken);
            open.ForEach(one => one.Close());
            var afterClosing = await OneMoreAsync(context, s_closing, cancellationToken);
            context.Note(all => all with { Parallel = new ParallelProbe(seen, whileOpen, afterClosing) });
            return new ExperimentResult(
                $"{accepted} of {seen.Length} were accepted; one more {s_pause.TotalSeconds:0} s later: {Outcome.Of(whileOpen)}; "
                + $"after the others were closed: {Outcome.Of(afterClosing)}.");
        }
        finally
        {
            open.ForEach(one => one.Close());
        }
    }

    private static double Slowest(StreamObservation[] streams) => streams.Max(one => one.HeadersMs ?? s_opening.TotalMilliseconds);

    private static async Task<StreamObservation> OneMoreAsync(DiagnosisContext context, TimeSpan after, CancellationToken cancellationToken)
    {
        await context.WaitAsync(after, cancellationToken);
        var one = context.Open(PathName.Proxied, s_stream);
        try
        {
            await context.UntilAsync(() => Outcome.IsAnswered(one.Current), s_one, cancellationToken);
            return one.Current;
        }
        finally
        {
            one.Close();
        }
    }
}
