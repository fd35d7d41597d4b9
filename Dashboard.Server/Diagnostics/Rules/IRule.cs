using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>One fault that can be told from what was seen. A rule is pure: the same observations, the same answer.</summary>
internal interface IRule
{
    /// <summary>The stable name of the fault, in lower case with hyphens.</summary>
    string Code { get; }

    /// <summary>The finding, or null where the fault was not seen, or could not be told from something else.</summary>
    Finding? Judge(RunObservations seen);
}
