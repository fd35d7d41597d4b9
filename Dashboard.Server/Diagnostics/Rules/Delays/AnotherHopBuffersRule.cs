using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Of several proxies in a row, one behind the first buffers: the application's <c>X-Accel-Buffering: no</c> is heard by
/// the first proxy, which does not pass it on.
/// </summary>
internal sealed class AnotherHopBuffersRule : IRule
{
    public string Code => "another-hop-buffers";

    public Finding? Judge(RunObservations seen)
    {
        if (ProxyIdentity.Hops(seen) < 2 || Unbuffered.IsLive(seen) != false || Delivery.OfMain(seen) is not { IsInBlocks: true } main
            || (!main.IsSilent && Overload.Explains(seen, main.Spread.P90)))
        {
            return null;
        }

        var hops = ProxyIdentity.Hops(seen);
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Likely,
            $"One of {hops} proxies in a row holds events back{BlockBufferingRule.UntilSize(seen)}: {HeldWords.Of(main)}",
            "The application asks not to be buffered, and the proxy next to it obeys and removes the request. The proxy in front of that one "
            + "never hears it, and buffers by its own configuration.",
            [.. DelayEvidence.Of(seen), .. Unbuffered.Evidence(seen), new Evidence("Proxies that name themselves on the way", null, $"{hops}")],
            [.. DelayEvidence.NotQuiet(seen), .. DelayEvidence.NotCompression(seen)],
            FixOrder.For(seen, DelayFixes.AnotherHop),
            "Make each proxy the target in turn, beginning at the application: the first one that holds events back is the one to change. Then test again.");
    }
}
