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
    /// <param name="directUrl">The stream at the application itself.</param>
    /// <param name="proxiedUrl">The same stream through the proxy.</param>
    /// <param name="acceptsAnyCertificate">
    /// Whether any certificate is to be accepted. A link may ask for that only where both addresses are this machine's,
    /// as in the lab: for others a person decides.
    /// </param>
    public static TargetDraft Of(string? directUrl, string? proxiedUrl, bool acceptsAnyCertificate)
    {
        var url = Uri.TryCreate(proxiedUrl, UriKind.Absolute, out var proxied) ? proxied : null;
        return new()
        {
            Name = url?.Authority ?? "",
            DirectUrl = directUrl ?? "",
            ProxiedUrl = proxiedUrl ?? "",
            AcceptsAnyCertificate = acceptsAnyCertificate && url is { IsLoopback: true },
        };
    }

    /// <summary>What is sent to be added, with every header, so that what is wrong with one is told by its place.</summary>
    public NewDiagnosisTarget Finished() => new(
        Name.Trim(), DirectUrl.Trim(), ProxiedUrl.Trim(),
        [.. Headers.Select(header => new HeaderField(header.Name.Trim(), header.Value.Trim()))],
        AcceptsAnyCertificate);
}
