using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>What came of a start.</summary>
/// <param name="Run">What runs now; null where it was refused.</param>
/// <param name="Refusal">Why it was refused.</param>
/// <param name="Reason">The same as a sentence.</param>
/// <param name="RanBefore">Whether it ran already.</param>
internal sealed record LabStart(LabRun? Run, LabRefusal Refusal = LabRefusal.None, string? Reason = null, bool RanBefore = false)
{
    public static LabStart Refused(LabRefusal refusal, string reason) => new(null, refusal, reason);
}
