using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy sends a request that is not idempotent (RFC 9110, section 9.2.2) more than once.</summary>
internal sealed class PublishDoubledRule : IRule
{
    public string Code => "publish-doubled";

    public Finding? Judge(RunObservations seen) => seen.Publishes.MaxBy(one => one.Received) is not { Received: > 1 } doubled
        ? null
        : new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} sends one publish {doubled.Received} times to the application",
            "After an error or a timeout the proxy tries the request again, at the same server or at another one, though the first try was "
            + "received. Each try is a notification of its own, unless the publisher sends an Idempotency-Key.",
            [new Evidence("Times that the application received it", "1", $"{doubled.Received}"), new Evidence("Answer", Outcome.Of(doubled.Answers.Direct), Outcome.Of(doubled.Answers.Proxied))],
            [new LookAlike("a publisher that tries again", "the probe sent it once")],
            FixOrder.For(seen, FunctionFixes.Retries),
            "Test again: the application must receive it once.");
}
