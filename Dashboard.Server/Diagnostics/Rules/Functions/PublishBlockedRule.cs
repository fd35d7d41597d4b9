using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Even a small publish does not get through the proxy.</summary>
internal sealed class PublishBlockedRule : IRule
{
    public string Code => "publish-blocked";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Publishes.MinBy(one => one.BodyBytes) is not { } small || !PublishLimits.IsAccepted(small.Answers.Direct)
            || PublishLimits.IsAccepted(small.Answers.Proxied) || small.Answers.Proxied.Status == 413)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} does not let publishes through: POST is answered with {Outcome.Of(small.Answers.Proxied)}",
            "Reading works and writing does not: a rule lets only some methods pass (nginx: limit_except), a firewall for web applications objects to "
            + "the body, or the location for publishing is another one.",
            [
                new Evidence($"Answer to a POST of {Figures.Size(small.BodyBytes)}", Outcome.Of(small.Answers.Direct), Outcome.Of(small.Answers.Proxied)),
                new Evidence("Times that the application received it", "1", $"{small.Received}"),
            ],
            [
                new LookAlike("an application that refuses", "it accepts the same on the direct path"),
                new LookAlike("a limit on the size", $"it had {Figures.Size(small.BodyBytes)}"),
            ],
            FixOrder.For(seen, FunctionFixes.Publish),
            "Test again: the POST must be answered alike on both paths.");
    }
}
