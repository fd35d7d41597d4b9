namespace Dashboard.Client.Contracts;

/// <summary>
/// What a request says of the way that it came, as received, each at most 257 characters: a claim of whoever sent it,
/// never a fact.
/// </summary>
/// <param name="ForwardedFor">The header <c>X-Forwarded-For</c>; null without it.</param>
/// <param name="Forwarded">The header <c>Forwarded</c>; null without it.</param>
/// <param name="Via">The header <c>Via</c>; null without it.</param>
public sealed record ClaimedWay(string? ForwardedFor, string? Forwarded, string? Via);
