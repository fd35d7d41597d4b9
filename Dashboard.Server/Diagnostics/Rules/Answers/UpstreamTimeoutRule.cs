using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy waits for an application that answers on the direct path, until it gives up.</summary>
internal sealed class UpstreamTimeoutRule : IRule
{
    public string Code => "upstream-timeout";

    public Finding? Judge(RunObservations seen)
    {
        var echo = seen.Echo?.Proxied;
        var isEchoSilent = echo is { Status: null, End: StreamEnd.NoAnswer };
        var refusal = Refusal.Of(seen);
        var isTimedOut = refusal is { IsMarked: false, Status: 504 or 522 or 524 } || echo is { IsMarked: false, Status: 504 or 522 or 524 };
        if (seen.Main is not { } main || (!isTimedOut && !isEchoSilent) || ProxiedStreams.AreSomeServed(seen))
        {
            return null;
        }

        var waited = echo?.Status is null ? echo?.EndedAtMs - echo?.StartedAtMs : echo.HeadersMs;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            isTimedOut && seen.IsOurs ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} waits for the application in vain" + (waited is { } ms ? $": no answer after {Figures.Time(ms)}" : ""),
            "The application answers at its own address at once. Between the proxy and it, packets are lost or a connection is accepted by "
            + "something that does not answer: a firewall, a wrong port, a connection kept open that is long dead.",
            refusal?.Evidence(seen) ?? [new Evidence("Answer to a short request", Outcome.Of(seen.Echo!.Direct), Outcome.Of(echo!)), new Evidence("Answer to the stream", Outcome.Of(main.Direct), Outcome.Of(main.Proxied))],
            [new LookAlike("a slow application", "it answers on the direct path without delay")],
            FixOrder.For(seen, AnswerFixes.Upstream),
            "Test again: the echo must come from the application. Faults behind this one show only then.");
    }
}
