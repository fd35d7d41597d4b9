using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Finds how much a proxy gathers before it lets go: from the streams that were read, and where nothing came at all,
/// with one that is forty times as fast.
/// </summary>
internal sealed class RampExperiment(RunOptions options) : IExperiment
{
    private const int BytesPerSecond = 1_000_000;

    /// <summary>So many events directly and none through the proxy is no bad luck.</summary>
    private const int Silenced = 50;

    private static readonly TimeSpan s_opening = TimeSpan.FromSeconds(1);

    /// <summary>What is let go together has come by then.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(200);

    /// <summary>Without compression, which would hide how much was gathered.</summary>
    private readonly ProbeStream _ramp = new("ramp", 10, BytesPerSecond / 100) { FirstMs = 50, Count = Math.Min(5000, options.RampBytes / (BytesPerSecond / 100)) };

    public string Code => "buffer-size";

    public string Name => "How much the proxy gathers before it lets go";

    public TimeSpan AtMost => s_opening + TimeSpan.FromSeconds((double)options.RampBytes / BytesPerSecond) + s_settle;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var ramp = IsSilenced(context.Seen.Stream(StreamKind.Fast))
            ? await FasterAsync(context, cancellationToken)
            : OfStreams(context.Seen);
        if (ramp is null)
        {
            return ExperimentResult.Skipped("Nothing was held: the events came one by one.");
        }

        context.Note(seen => seen with { Ramp = ramp });
        return new ExperimentResult(ramp.Bytes is { } bytes
            ? $"It lets go when {bytes:N0} bytes have gathered."
            : $"No size shows in what it lets go ({ramp.Releases.Count} releases).");
    }

    private static bool IsSilenced(StreamPair? pair) => pair is { Proxied: { Events.Count: 0, End: StreamEnd.Open }, Direct.Events.Count: >= Silenced };

    /// <summary>Small events show a small buffer, fast ones a large one; null where neither was held.</summary>
    private static BufferRamp? OfStreams(RunObservations seen) => new[] { StreamKind.Small, StreamKind.Fast }
        .Where(kind => seen.Stream(kind)?.Proxied is { } proxied && proxied.Header("Content-Encoding") is null or "identity")
        .Select(kind => BufferSize.OfRhythm(seen.Stream(kind)!.Proxied, ProbeStreams.Of(kind).IntervalMs, ProbeStreams.Of(kind).Bytes))
        .FirstOrDefault(ramp => ramp.Bytes is not null);

    private async Task<BufferRamp> FasterAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var stream = context.Open(PathName.Proxied, _ramp);
        try
        {
            await context.UntilAsync(
                () => stream.Current.FirstByteAtMs is not null || stream.Ended.IsCompleted, AtMost - s_settle, cancellationToken);
            await context.UntilAsync(() => stream.Ended.IsCompleted, s_settle, cancellationToken);
            return BufferSize.OfFirstRelease(stream.Current, _ramp.IntervalMs, _ramp.Bytes);
        }
        finally
        {
            stream.Close();
        }
    }
}
