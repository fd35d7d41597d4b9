using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Rules that are asked together.</summary>
/// <param name="Means">What a finding of this group means for the others.</param>
/// <param name="Rules">In the order in which they are asked: one that excludes more look-alikes stands before one that excludes fewer.</param>
internal sealed record RuleGroup(GroupMeaning Means, params IReadOnlyList<IRule> Rules)
{
    /// <summary>What the group finds.</summary>
    public IReadOnlyList<Finding> Judge(RunObservations seen)
    {
        var findings = Rules.Select(rule => rule.Judge(seen)).OfType<Finding>();
        return [.. Means == GroupMeaning.Each ? findings : findings.Take(1)];
    }
}
