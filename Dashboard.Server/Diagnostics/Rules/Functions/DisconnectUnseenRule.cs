using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The application does not learn that a reader has left an idle stream.</summary>
internal sealed class DisconnectUnseenRule : IRule
{
    /// <summary>Whoever notices later than this by itself does not notice, in milliseconds.</summary>
    private const double LeastWaitMs = 1000;

    /// <summary>An application that takes longer than this share of the wait on the direct path as well is slow itself.</summary>
    private const double MostDirectShare = 0.25;

    public string Code => "disconnect-unseen";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Disconnect is not { DirectNoticedMs: { } direct, ProxiedNoticedMs: null, WaitedMs: >= LeastWaitMs } probe || direct > MostDirectShare * probe.WaitedMs)
        {
            return null;
        }

        // nginx tells at once unless it was told not to. HAProxy and Apache do not by themselves, and the next heartbeat tells.
        var isSet = ProxyIdentity.Of(seen) == ProxyKind.Nginx;
        return new Finding(
            Code,
            isSet ? FindingSeverity.Risk : FindingSeverity.Advice,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} does not tell the application that a reader has left: not within {Figures.Time(probe.WaitedMs)}, directly after {Figures.Time(direct)}",
            "The proxy keeps its connection to the application open after the reader has gone. The application goes on writing to nobody until a write "
            + "fails, at the next heartbeat or, with a cache or a store on the stream, never: connections and memory pile up.",
            [new Evidence("Until the application knew that the reader had left", Figures.Time(direct), $"not within {Figures.Time(probe.WaitedMs)}")],
            [new LookAlike("an application that does not look", "it noticed on the direct path")],
            FixOrder.For(seen, FunctionFixes.Disconnect),
            "Test again: the application must know within a second.");
    }
}
