using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics;

/// <summary>What the address of the page asks for.</summary>
/// <param name="Target">The id of a target; null for our own.</param>
/// <param name="Run">The id of a diagnosis; null for the newest.</param>
/// <param name="Before">The id of the diagnosis that it is compared with; null for none.</param>
/// <param name="From">Where a diagnosis is to look from.</param>
public sealed record DiagnosticsAddress(string? Target, string? Run, string? Before, Vantage From = Vantage.Server)
{
    /// <summary>What stands in the address for <see cref="Vantage.Browser"/>.</summary>
    public const string Browser = "browser";
}
