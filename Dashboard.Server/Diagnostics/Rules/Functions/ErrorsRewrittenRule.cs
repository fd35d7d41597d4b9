using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy puts an answer of its own in the place of the application's errors.</summary>
internal sealed class ErrorsRewrittenRule : IRule
{
    public string Code => "errors-rewritten";

    public Finding? Judge(RunObservations seen)
    {
        var comparable = seen.Statuses
            .Where(one => one.Answers.Direct is { IsMarked: true } && one.Answers.Direct.Status == one.Status && one.Answers.Proxied.Status is not null)
            .ToArray();
        var changed = comparable.Where(one => one.Answers.Proxied.Status != one.Status).ToArray();
        var replaced = comparable.Where(one => one.Answers.Proxied.Status == one.Status && !one.Answers.Proxied.IsMarked).ToArray();
        if (changed.Length + replaced.Length == 0)
        {
            return null;
        }

        return new Finding(
            Code,
            changed.Length > 0 ? FindingSeverity.Fault : FindingSeverity.Risk,
            Certainty.Certain,
            changed.Length > 0
                ? $"{ProxyIdentity.Name(seen)} turns the application's {changed[0].Status} into {changed[0].Answers.Proxied.Status}"
                : $"{ProxyIdentity.Name(seen)} replaces the application's answer {replaced[0].Status} by a page of its own",
            "Programs and pages decide by the status and by what the answer says: sign in again, wait, give up. With an error page in its place "
            + "they do the wrong thing; a 401 that has become 200 looks like a stream that says nothing.",
            [.. changed.Concat(replaced).Select(one => new Evidence(
                $"Answer to a request that the application answers with {one.Status}",
                $"{one.Answers.Direct.Status}",
                $"{one.Answers.Proxied.Status}, {(one.Answers.Proxied.IsMarked ? "from the application" : "not from the application")}"))],
            [new LookAlike("an application that answers otherwise", "on the direct path it answers as it was asked to")],
            FixOrder.For(seen, FunctionFixes.Errors),
            "Test again: each status must come through, with the application's own body.");
    }
}
