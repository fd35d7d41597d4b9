using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Lets a stream come to its end, and asks for it once more: the application has nothing more to say, so whatever comes
/// is a recording.
/// </summary>
internal sealed class AgainExperiment : IExperiment
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(1_500);

    /// <summary>More than two seconds old is older than any delay that the application or a working proxy could have.</summary>
    private static readonly TimeSpan s_older = TimeSpan.FromMilliseconds(2_200);

    private static readonly TimeSpan s_second = TimeSpan.FromMilliseconds(500);

    private static readonly ProbeStream s_stream = new("again", 20, 200) { Count = 10, FirstMs = 0 };

    public string Code => "again";

    public string Name => "The same address once more, to see whether answers are recorded";

    public TimeSpan AtMost => s_first + s_older + s_second;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        if (!await EndsAsync(context, s_first, cancellationToken))
        {
            return ExperimentResult.Skipped("The stream did not come to its end, so it cannot have been recorded as a whole.");
        }

        await context.WaitAsync(s_older, cancellationToken);
        await EndsAsync(context, s_second, cancellationToken);
        var events = context.Seen.Again!.Events;
        return new ExperimentResult(events.Count == 0
            ? "Nothing came a second time."
            : $"{events.Count} events came a second time, up to {events.Max(one => one.AgeMs ?? 0) / 1000:0.0} s old.");
    }

    /// <summary>Reads the stream to its end, and notes what was seen; false where the end did not come.</summary>
    private static async Task<bool> EndsAsync(DiagnosisContext context, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var stream = context.Open(PathName.Proxied, s_stream);
        try
        {
            return await context.UntilAsync(() => stream.Ended.IsCompleted, atMost, cancellationToken);
        }
        finally
        {
            context.Note(seen => seen with { Again = stream.Current });
            stream.Close();
        }
    }
}
