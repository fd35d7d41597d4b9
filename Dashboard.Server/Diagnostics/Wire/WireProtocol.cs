namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>The version of HTTP that a connection speaks.</summary>
internal enum WireProtocol
{
    /// <summary>HTTP/1.1, plain or over TLS; read by the session's own thread, byte by byte (RFC 9112).</summary>
    Http11,

    /// <summary>
    /// HTTP/2 over TLS, by ALPN (RFC 9113); only for <c>https</c>. Its reads are the pieces of the body that .NET hands
    /// out, stamped with the last read of the connection. It has no chunks and no interim answers, and header fields come
    /// in lower case, those of the body after the others.
    /// </summary>
    Http2,
}
