namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>
/// The lab: broken proxies that can be started on this machine, to see what each fault looks like. To read only; who may
/// start one is decided where the request comes in (<c>POST /api/diagnostics/lab/{name}</c>).
/// </summary>
public interface ILab
{
    /// <summary>The faults, and which of them run; cheap enough to ask every second.</summary>
    LabState Current { get; }
}
