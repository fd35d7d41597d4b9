namespace Dashboard.Client.Contracts;

/// <summary>The severities' wire names: <c>debug</c>, <c>info</c>, <c>warning</c>, <c>error</c>, <c>critical</c>.</summary>
public static class SeverityNames
{
    /// <summary>All severities with their wire names, from least to most serious.</summary>
    public static IReadOnlyList<(Severity Severity, string Name)> All { get; } =
        [.. Enum.GetValues<Severity>().Select(severity => (severity, severity.WireName()))];

    /// <summary>The name that travels on the wire and in addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined severity.</exception>
    public static string WireName(this Severity severity) => severity switch
    {
        Severity.Debug => "debug",
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
        Severity.Critical => "critical",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity."),
    };

    /// <summary>Reads a wire name, in any case. Numbers are not names.</summary>
    public static bool TryParse(string? name, out Severity severity)
    {
        foreach (var (candidate, candidateName) in All)
        {
            if (string.Equals(candidateName, name, StringComparison.OrdinalIgnoreCase))
            {
                severity = candidate;
                return true;
            }
        }

        severity = default;
        return false;
    }
}
