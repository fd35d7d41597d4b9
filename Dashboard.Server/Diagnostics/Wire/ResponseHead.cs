using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A status line and its header fields.</summary>
/// <param name="Status">The status, 100 to 999.</param>
/// <param name="Version"><c>1.0</c>, <c>1.1</c> or <c>2</c>.</param>
/// <param name="Headers">In order and with doubles, as they came.</param>
internal sealed record ResponseHead(int Status, string Version, IReadOnlyList<HeaderField> Headers)
{
    /// <summary>Interim answers are followed by another one; 101 is not (RFC 9110, section 15.2).</summary>
    public bool IsInterim => Status is >= 100 and < 200 and not 101;

    /// <summary>The values of all fields of a name, joined as RFC 9110, section 5.3, has it; empty where there is none.</summary>
    public string Joined(string name) => string.Join(", ", Headers
        .Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(field => field.Value));
}
