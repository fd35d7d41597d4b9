using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>When the headers of a stream came, on both paths.</summary>
internal sealed class Headway(RunObservations seen, StreamPair pair)
{
    /// <summary>From the request to the headers on the direct path, in milliseconds; null where none came.</summary>
    public double? DirectMs => pair.Direct.HeadersMs;

    /// <summary>The same through the proxy.</summary>
    public double? ProxiedMs => pair.Proxied.HeadersMs;

    /// <summary>By how much later they came through the proxy, in milliseconds; null where they did not come on both.</summary>
    public double? LateMs => ProxiedMs - DirectMs;

    /// <summary>
    /// Whether the proxy kept the headers back until the first event, which the application wrote well after its
    /// headers: then both arrive together.
    /// </summary>
    public bool IsHeldToFirstEvent
    {
        get
        {
            if (DirectMs is not { } direct || pair.Direct.Events.Count == 0 || pair.Proxied.RequestedAtMs is not { } asked
                || pair.Proxied.HeadersAtMs is not { } came)
            {
                return false;
            }

            // The events that were written before the proxied request was there cannot have released its headers.
            var firstAt = pair.Direct.Events.FirstOrDefault(one => one.AtMs > asked)?.AtMs;
            return firstAt - asked > Math.Max(150, 4 * seen.ThresholdMs)
                && came >= firstAt - seen.ThresholdMs
                && direct < (firstAt - asked) / 2
                && came - asked > direct + Math.Max(100, 2 * seen.ThresholdMs);
        }
    }

    /// <summary>The same where the first event itself came with them, soon after it was written.</summary>
    public bool IsReleasedByFirstEvent => IsHeldToFirstEvent
        && pair.Proxied.Events is [var first, ..] && first.AtMs - pair.Proxied.HeadersAtMs < SoonMs
        && pair.Direct.Events.First(one => one.AtMs > pair.Proxied.RequestedAtMs).AtMs is var firstAt
        && pair.Proxied.HeadersAtMs < firstAt + SoonMs;

    private double SoonMs => Math.Max(100, 2 * seen.ThresholdMs);
}
