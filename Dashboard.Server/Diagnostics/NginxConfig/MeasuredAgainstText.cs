using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Sets what was measured against what the text says. The measurement is never in doubt.</summary>
internal static class MeasuredAgainstText
{
    public static FindingInConfig Compare(Finding finding, IReadOnlyList<DecidingDirective> directives)
    {
        var suspects = FindingTable.Suspects.GetValueOrDefault(finding.Code);
        var explaining = directives.Where(one => one.Explains.Contains(finding.Code, StringComparer.Ordinal)).ToList();
        if (explaining.Count > 0)
        {
            return new FindingInConfig(
                finding.Code, finding.Title, ConfigAgreement.Agrees, $"Agrees with what was measured: {string.Join("; ", explaining.Select(Named))}.", explaining);
        }

        if (suspects is null || suspects.Directives.Count == 0)
        {
            return new FindingInConfig(finding.Code, finding.Title, ConfigAgreement.Silent, "No directive of nginx that is read here brings this about; look outside of this text.", []);
        }

        var speaking = directives.Where(one => suspects.Directives.Contains(one.Name, StringComparer.Ordinal) && IsAboutOneThing(one)).ToList();
        var says = speaking.Count > 0
            ? $"The text says {string.Join(" and ", speaking.Select(Named))}"
            : $"The text has no {string.Join(", ", suspects.Directives.Select(name => $"`{name}`"))} that would do this";
        return new FindingInConfig(
            finding.Code,
            finding.Title,
            ConfigAgreement.Contradicts,
            $"{says}, and the measurement shows {suspects.Measured}: this is not the configuration that runs, another hop does it, or another location answers.",
            speaking);
    }

    /// <summary>A header among many says nothing about another header.</summary>
    private static bool IsAboutOneThing(DecidingDirective directive) =>
        directive.Name is not ("proxy_set_header" or "add_header" or "proxy_hide_header" or "error_page" or "server" or "listen");

    private static string Named(DecidingDirective directive) =>
        $"`{directive.Name} {directive.Value}` {(directive.Place is { } place ? $"at {place}" : "(nginx's default)")}";
}
