using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The value of a directive that counts at a place.</summary>
/// <param name="Name">The directive.</param>
/// <param name="Directive">Where it is written; null for the default.</param>
/// <param name="Default">nginx's default, as its documentation writes it.</param>
internal sealed record Setting(string Name, NginxDirective? Directive, string Default)
{
    public bool IsSet => Directive is not null;

    /// <summary>The first argument, or the default.</summary>
    public string Value => Directive?.First ?? Default;

    public bool Is(string value) => string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);

    public DecidingDirective Rated(DirectiveRating rating, string effect, params IReadOnlyList<string> explains) =>
        new(Name, Directive is null ? Default : Redaction.Shown(Directive), Directive?.Place, rating, effect, explains);
}
