using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>The same request on both paths, and what reached the application.</summary>
/// <param name="Sent">The header fields that were sent, with hashes where the echo gives hashes.</param>
/// <param name="Query">The query that was sent, with its question mark.</param>
/// <param name="Direct">The answer on the direct path.</param>
/// <param name="Proxied">The answer through the proxy.</param>
/// <param name="DirectSaw">What the application saw of the direct one; null where it did not answer.</param>
/// <param name="ProxiedSaw">What the application saw of the proxied one; null where it did not answer.</param>
internal sealed record EchoPair(
    IReadOnlyList<HeaderField> Sent,
    string Query,
    ExchangeObservation Direct,
    ExchangeObservation Proxied,
    EchoReport? DirectSaw,
    EchoReport? ProxiedSaw);
