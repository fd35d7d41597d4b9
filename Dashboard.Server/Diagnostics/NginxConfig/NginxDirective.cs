using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>A directive with its arguments.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Args">What follows, without quotes.</param>
/// <param name="Place">Where its name stands.</param>
/// <param name="Block">What its braces hold; null where it has none.</param>
internal sealed record NginxDirective(
    string Name, IReadOnlyList<string> Args, ConfigPlace Place, IReadOnlyList<NginxDirective>? Block = null)
{
    public IReadOnlyList<NginxDirective> Inside => Block ?? [];

    public string First => Args.Count > 0 ? Args[0] : "";

    public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);
}
