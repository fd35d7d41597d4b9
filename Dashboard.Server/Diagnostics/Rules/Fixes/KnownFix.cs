using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>A change that mends a fault in one kind of proxy, or in the application.</summary>
/// <param name="Kind">Where it belongs.</param>
/// <param name="Where">The place of the change.</param>
/// <param name="Snippet">The lines to copy.</param>
/// <param name="Why">What it does, and what it costs.</param>
internal sealed record KnownFix(ProxyKind Kind, string Where, string Snippet, string Why)
{
    public Fix ToFix() => new(ProxyIdentity.NameOf(Kind), Where, Snippet, Why);
}
