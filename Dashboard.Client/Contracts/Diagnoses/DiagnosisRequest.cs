namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What to diagnose.</summary>
/// <param name="TargetId">The target.</param>
/// <param name="MeasureIdleTimeout">Whether to wait for the proxy to cut a silent stream, which takes minutes.</param>
public sealed record DiagnosisRequest(string TargetId, bool MeasureIdleTimeout = false);
