namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>Whether the application learns that a reader has left an idle stream.</summary>
/// <param name="DirectNoticedMs">After how many milliseconds it knew on the direct path; null where it did not in the time that was waited.</param>
/// <param name="ProxiedNoticedMs">The same through the proxy.</param>
/// <param name="WaitedMs">How long was waited, in milliseconds.</param>
internal sealed record DisconnectProbe(double? DirectNoticedMs, double? ProxiedNoticedMs, double WaitedMs);
