namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A target that somebody wants to add.</summary>
/// <param name="Name">What people will call it, 1 to 80 characters.</param>
/// <param name="DirectUrl">The stream at the application itself.</param>
/// <param name="ProxiedUrl">The same stream through the proxy.</param>
/// <param name="Headers">Sent with every request; stored encrypted, and never shown again.</param>
/// <param name="AcceptsAnyCertificate">Whether to accept a certificate that cannot be verified.</param>
public sealed record NewDiagnosisTarget(
    string Name, string DirectUrl, string ProxiedUrl, IReadOnlyList<HeaderField> Headers, bool AcceptsAnyCertificate);
