using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What became of one header field of a request on its way through the proxy.</summary>
/// <param name="Sent">What was sent; null where it was not.</param>
/// <param name="DirectSaw">What the application saw on the direct path; null where it saw none.</param>
/// <param name="ProxiedSaw">What it saw through the proxy; null where it saw none.</param>
internal sealed record EchoedHeader(string? Sent, string? DirectSaw, string? ProxiedSaw)
{
    /// <summary>Whether it gets through directly and is missing behind the proxy.</summary>
    public bool IsDropped => Sent is not null && DirectSaw is not null && ProxiedSaw is null;

    /// <summary>Whether it gets through directly and has another value behind the proxy.</summary>
    public bool IsReplaced => Sent is not null && DirectSaw is not null && ProxiedSaw is not null && ProxiedSaw != DirectSaw;

    /// <summary>Null where the application did not answer the echo on both paths.</summary>
    public static EchoedHeader? Of(RunObservations seen, string name) =>
        seen.Echo is { DirectSaw: { } direct, ProxiedSaw: { } proxied } echo
            ? new EchoedHeader(
                echo.Sent.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value,
                direct.Header(name),
                proxied.Header(name))
            : null;
}
