namespace Dashboard.Server.Connections;

/// <summary>
/// What a request says about the way that it came: a claim of whoever sent it, shortened, not a fact. Null where the
/// request has no such header.
/// </summary>
/// <param name="For">The header <c>X-Forwarded-For</c>.</param>
/// <param name="Forwarded">The header <c>Forwarded</c> (RFC 7239).</param>
/// <param name="Via">The header <c>Via</c> (RFC 9110, section 7.6.3).</param>
internal sealed record ForwardedHeaders(string? For, string? Forwarded, string? Via);
