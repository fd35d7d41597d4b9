using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Figures;

/// <summary>A header field of the response on both paths; names are compared without regard to case (RFC 9110, section 5.1).</summary>
/// <param name="Name">The name, as the direct answer writes it where it has it.</param>
/// <param name="Direct">Its values on the direct path, in order; empty where it is missing.</param>
/// <param name="Proxied">Its values on the proxied path, in order; empty where it is missing.</param>
/// <param name="Change">What became of it.</param>
public sealed record HeaderRow(string Name, IReadOnlyList<string> Direct, IReadOnlyList<string> Proxied, HeaderChange Change)
{
    private static readonly string[] s_ownEachTime = ["Date", "Dashboard-Probe"];

    /// <summary>The fields of two answers: what differs first, otherwise in the order in which they came.</summary>
    public static IReadOnlyList<HeaderRow> Of(IReadOnlyList<HeaderField> direct, IReadOnlyList<HeaderField> proxied) =>
    [
        .. direct.Concat(proxied).Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => Row(name, Values(direct, name), Values(proxied, name)))
            .OrderBy(row => row.Change is HeaderChange.Same or HeaderChange.OwnEachTime),
    ];

    private static HeaderRow Row(string name, string[] direct, string[] proxied) => new(name, direct, proxied, (direct, proxied) switch
    {
        ([], _) => HeaderChange.Added,
        (_, []) => HeaderChange.Missing,
        _ when direct.SequenceEqual(proxied, StringComparer.Ordinal) => HeaderChange.Same,
        _ when s_ownEachTime.Contains(name, StringComparer.OrdinalIgnoreCase) => HeaderChange.OwnEachTime,
        _ => HeaderChange.Changed,
    });

    private static string[] Values(IReadOnlyList<HeaderField> fields, string name) =>
        [.. fields.Where(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)];
}
