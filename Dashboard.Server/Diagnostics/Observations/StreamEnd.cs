namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>How a connection ended, as far as its socket can tell.</summary>
internal enum StreamEnd
{
    /// <summary>It is open; or the observer closed it when it had seen enough.</summary>
    Open,

    /// <summary>The body came to its end: a last chunk of length 0, all of its length, or END_STREAM in HTTP/2.</summary>
    Clean,

    /// <summary>The other side closed in the middle of the body, or before any answer.</summary>
    Cut,

    /// <summary>The other side reset the connection, or the stream in HTTP/2.</summary>
    Reset,

    /// <summary>Nobody listens there.</summary>
    ConnectionRefused,

    /// <summary>The host did not answer in time.</summary>
    ConnectTimedOut,

    /// <summary>No such name, or the name server did not answer.</summary>
    NameNotFound,

    /// <summary>The address may not be asked from here.</summary>
    AddressForbidden,

    /// <summary>The certificate has expired, or is not valid yet.</summary>
    CertificateExpired,

    /// <summary>The certificate is for another name.</summary>
    CertificateName,

    /// <summary>Nobody who is trusted here has signed the certificate.</summary>
    CertificateIssuer,

    /// <summary>The TLS handshake failed for another reason.</summary>
    TlsFailed,

    /// <summary>It answered nothing that HTTP allows: no status line, headers without end, broken chunks.</summary>
    NotHttp,

    /// <summary>The observer closed it, because it had sent more than an observation may hold.</summary>
    TooMuch,

    /// <summary>No answer in time, while the connection stayed open. Only of exchanges: a stream may be silent for as long as it likes.</summary>
    NoAnswer,
}
