using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Targets;

/// <summary>A target while it is typed.</summary>
public sealed class TargetDraft
{
    /// <summary>What people will call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The stream at the application itself.</summary>
    public string DirectUrl { get; set; } = "";

    /// <summary>The same stream through the proxy.</summary>
    public string ProxiedUrl { get; set; } = "";

    /// <summary>Sent with every request.</summary>
    public IList<HeaderDraft> Headers { get; } = [];

    /// <summary>Whether to accept a certificate that cannot be verified.</summary>
    public bool AcceptsAnyCertificate { get; set; }

    /// <summary>A draft for two addresses, called like the host of the proxied one.</summary>
    public static TargetDraft Of(string? directUrl, string? proxiedUrl) => new()
    {
        Name = Uri.TryCreate(proxiedUrl, UriKind.Absolute, out var url) ? url.Authority : "",
        DirectUrl = directUrl ?? "",
        ProxiedUrl = proxiedUrl ?? "",
    };

    /// <summary>What is sent to be added, with every header, so that what is wrong with one is told by its place.</summary>
    public NewDiagnosisTarget Finished() => new(
        Name.Trim(), DirectUrl.Trim(), ProxiedUrl.Trim(),
        [.. Headers.Select(header => new HeaderField(header.Name.Trim(), header.Value.Trim()))],
        AcceptsAnyCertificate);
}
