namespace Dashboard.Server.Transport;

/// <summary>
/// A feature of a connection: its socket can be taken from the web server, which needs it no longer once the head of the
/// response is sent. Only for a connection that speaks plain HTTP/1.1: with TLS or HTTP/2 the bytes on the socket are
/// not those of the response.
/// </summary>
internal interface ISocketHandOff
{
    /// <summary>
    /// Takes the socket. Whatever was flushed has been sent when this completes; for the web server the connection is at
    /// its end, so the request should return.
    /// </summary>
    /// <returns>The socket; null where the client has left meanwhile.</returns>
    ValueTask<TakenSocket?> TakeAsync();
}
