namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>Silent streams that were left alone until somebody cut them.</summary>
/// <param name="Direct">On the direct path.</param>
/// <param name="Proxied">Through the proxy.</param>
/// <param name="WaitedMs">How long was waited at most, in milliseconds.</param>
internal sealed record IdleProbe(StreamObservation Direct, StreamObservation Proxied, double WaitedMs);
