namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>The same request on both paths.</summary>
/// <param name="Direct">The answer on the direct path.</param>
/// <param name="Proxied">The answer through the proxy.</param>
internal sealed record ExchangePair(ExchangeObservation Direct, ExchangeObservation Proxied);
