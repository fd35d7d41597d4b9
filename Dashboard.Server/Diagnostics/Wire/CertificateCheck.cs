using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Looks at the certificate of one connection, and says what is wrong with it.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="now">The day by which a certificate is valid or not.</param>
internal sealed class CertificateCheck(WireRequest request, DateTimeOffset now)
{
    /// <summary>What is wrong, the gravest first; null where nothing is, or no certificate was seen.</summary>
    public StreamEnd? Problem { get; private set; }

    public string Sentence => Problem switch
    {
        StreamEnd.CertificateExpired => "The certificate has expired, or is not valid yet.",
        StreamEnd.CertificateName => $"The certificate is not for {request.Url.IdnHost}.",
        StreamEnd.CertificateIssuer => "The certificate is signed by nobody who is trusted here.",
        _ => "The certificate is not valid.",
    };

    public SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = request.Url.IdnHost,
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accepts(certificate, chain, errors),
        CertificateChainPolicy = new X509ChainPolicy
        {
            // A certificate names places to load its issuer and its revocations from: nobody is asked on its word.
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    private bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Problem = ProblemOf(certificate, chain, errors);
        return Problem is null || request.AcceptsAnyCertificate;
    }

    private StreamEnd? ProblemOf(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        var states = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (states.HasFlag(X509ChainStatusFlags.NotTimeValid) || IsOutOfTime(certificate))
        {
            return StreamEnd.CertificateExpired;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return StreamEnd.CertificateName;
        }

        return (states & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != X509ChainStatusFlags.NoError
            ? StreamEnd.CertificateIssuer
            : StreamEnd.TlsFailed;
    }

    private bool IsOutOfTime(X509Certificate? certificate) => certificate is X509Certificate2 leaf
        && (leaf.NotAfter.ToUniversalTime() < now.UtcDateTime || leaf.NotBefore.ToUniversalTime() > now.UtcDateTime);
}
