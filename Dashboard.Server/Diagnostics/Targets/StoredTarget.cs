namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>A target as it lies in the file.</summary>
/// <param name="Id">Its id: letters and digits.</param>
/// <param name="Name">What people call it.</param>
/// <param name="DirectUrl">The stream at the application itself.</param>
/// <param name="ProxiedUrl">The same stream through the proxy.</param>
/// <param name="AcceptsAnyCertificate">Whether a certificate that cannot be verified is accepted.</param>
/// <param name="HeaderNames">The names of the headers, legible.</param>
/// <param name="SealedHeaders">The headers with their values, encrypted; empty without any.</param>
internal sealed record StoredTarget(
    string Id,
    string Name,
    string DirectUrl,
    string ProxiedUrl,
    bool AcceptsAnyCertificate,
    IReadOnlyList<string> HeaderNames,
    string SealedHeaders)
{
    /// <summary>Whether it could have been written by this server; people edit files.</summary>
    public bool IsWhole =>
        Id.Length is > 0 and <= 32 && Id.All(char.IsAsciiLetterOrDigit) && IsUrl(DirectUrl) && IsUrl(ProxiedUrl);

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
