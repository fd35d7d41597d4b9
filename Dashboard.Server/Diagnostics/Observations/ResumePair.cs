namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>The same on both paths.</summary>
/// <param name="Direct">On the direct path.</param>
/// <param name="Proxied">Through the proxy.</param>
internal sealed record ResumePair(ResumeObservation Direct, ResumeObservation Proxied);
