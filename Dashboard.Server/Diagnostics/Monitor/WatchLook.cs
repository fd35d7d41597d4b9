using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>One look at both paths.</summary>
/// <param name="State">What it came to; null where it could tell nothing.</param>
/// <param name="Verdict">The verdict of the rules.</param>
/// <param name="Seen">What they judged.</param>
/// <param name="AgeMs">For how long the streams had been read, in milliseconds.</param>
internal sealed record WatchLook(WatchState? State, Verdict Verdict, RunObservations Seen, double AgeMs)
{
    /// <summary>Half of the small events came directly within this, in milliseconds after they were written; null without events.</summary>
    public double? DirectP50Ms => P50(Seen.Main?.Direct);

    /// <summary>The same through the proxy.</summary>
    public double? ProxiedP50Ms => P50(Seen.Main?.Proxied);

    private static double? P50(StreamObservation? stream)
    {
        var latencies = (stream?.Events ?? []).Select(one => one.AtMs - one.SentAtMs).OfType<double>().Order().ToArray();
        return latencies.Length == 0 ? null : latencies[(latencies.Length - 1) / 2];
    }
}
