using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// The proxy refuses bodies that the application takes. Above the usual limit of proxies that is no finding: no
/// notification is so large.
/// </summary>
internal sealed class BodyLimitRule : IRule
{
    public string Code => "body-limit";

    public Finding? Judge(RunObservations seen)
    {
        var refused = seen.Publishes
            .Where(one => one.BodyBytes <= PublishLimits.UsualLimit && PublishLimits.IsAccepted(one.Answers.Direct) && PublishLimits.IsTooLarge(one.Answers.Proxied))
            .MinBy(one => one.BodyBytes);
        var passed = seen.Publishes.Where(one => PublishLimits.IsAccepted(one.Answers.Proxied)).MaxBy(one => one.BodyBytes);
        if (refused is null || (passed is null && refused.Answers.Proxied.Status != 413))
        {
            return null;
        }

        return new Finding(
            Code,
            refused.BodyBytes <= PublishLimits.LargestNotification ? FindingSeverity.Fault : FindingSeverity.Risk,
            refused.Answers.Proxied.Status == 413 ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} refuses a publish of {Figures.Size(refused.BodyBytes)} that the application takes: {Outcome.Of(refused.Answers.Proxied)}",
            "The proxy has a limit of its own for the size of a request. A publisher gets the proxy's page instead of an answer that names the field "
            + "and the application's limit.",
            [
                new Evidence($"Answer to a POST of {Figures.Size(refused.BodyBytes)}", Outcome.Of(refused.Answers.Direct), Outcome.Of(refused.Answers.Proxied)),
                .. passed is null ? Array.Empty<Evidence>() : [new Evidence($"Answer to a POST of {Figures.Size(passed.BodyBytes)}", Outcome.Of(passed.Answers.Direct), Outcome.Of(passed.Answers.Proxied))],
            ],
            [
                new LookAlike("the application's own limit", "it takes the same on the direct path"),
                .. passed is null ? Array.Empty<LookAlike>() : [new LookAlike("a proxy that lets no publish through", "a smaller one got through")],
            ],
            FixOrder.For(seen, FunctionFixes.BodySize),
            "Test again: both paths must answer alike.");
    }
}
