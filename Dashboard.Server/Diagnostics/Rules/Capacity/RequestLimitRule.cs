using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy lets so many requests a second through: it refuses the others, or makes them queue.</summary>
internal sealed class RequestLimitRule : IRule
{
    public string Code => "request-limit";

    public Finding? Judge(RunObservations seen)
    {
        var served = (seen.Parallel is { Streams.Count: > 0 } parallel ? parallel.Streams : ProxiedStreams.Compared(seen))
            .Where(one => ProxiedStreams.IsServed(seen, one));
        var step = Staircase.StepMs(served) ?? Staircase.StepMs(ProxiedStreams.Compared(seen).Where(one => ProxiedStreams.IsServed(seen, one)));
        var crowd = Crowd.Of(seen);
        var recovers = crowd is { Status: 503 or 429 or 200 } && seen.Parallel?.AgainWhileOpen is { } later && ProxiedStreams.IsServed(seen, later);
        if (step is null && !recovers)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            recovers ? Certainty.Certain : Certainty.Likely,
            step is { } ms
                ? $"{ProxyIdentity.Name(seen)} lets {1000 / ms:0.#} requests a second through: streams opened together begin {Figures.Time(ms)} apart"
                : $"{ProxyIdentity.Name(seen)} limits the rate of requests: it refused {crowd!.TurnedAway.Count} of {crowd.Streams.Count} streams opened together {crowd.How}",
            "A limit on requests a second meets streams at the worst moment: after an interruption all readers come back at once. A refused "
            + "EventSource gives up for good; a queued one begins late, and may miss what came meanwhile.",
            crowd?.Evidence(seen) ?? [new Evidence("Distance between the beginnings of streams opened together", null, Figures.Time(step!.Value))],
            recovers ? [new LookAlike("a limit on open connections", "one more stream was served while the others were open")] : [],
            FixOrder.For(seen, CapacityFixes.RequestRate),
            "Test again: all streams that are opened together must begin at once. Behind a limit, other experiments may have been refused as well.");
    }
}
