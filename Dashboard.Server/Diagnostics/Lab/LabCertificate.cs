using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>A certificate that nobody has signed, for a broken proxy that speaks TLS.</summary>
internal static class LabCertificate
{
    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_after = TimeSpan.FromDays(2);

    /// <summary>Writes <c>lab.crt</c> and <c>lab.key</c> beside the configuration, which is where nginx looks for them.</summary>
    public static void WriteTo(string folder, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(now - s_before, now + s_after);
        File.WriteAllText(Path.Combine(folder, "lab.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "lab.key"), key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder, "lab.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
