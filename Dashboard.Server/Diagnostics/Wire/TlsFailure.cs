using System.Net.Sockets;
using System.Security.Authentication;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Puts into words why a TLS handshake failed.</summary>
internal static class TlsFailure
{
    public static WireException Of(Exception failure, CertificateCheck check)
    {
        if (check.Problem is { } problem)
        {
            return new WireException(problem, check.Sentence);
        }

        return new WireException(StreamEnd.TlsFailed, failure switch
        {
            OperationCanceledException => "The TLS handshake did not come to its end in time.",
            SocketException or IOException { InnerException: SocketException } => "The connection was reset in the TLS handshake.",
            IOException => "The connection was closed in the TLS handshake.",
            AuthenticationException { InnerException: null } => "What came is no TLS: plain HTTP may be spoken at that port.",
            _ => "The TLS handshake failed: the other side accepts neither the version nor the ciphers, or refuses for a reason of its own.",
        });
    }
}
