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
    /// <param name="giveUp">
    /// When not to wait any longer for the client to take what was flushed: the connection is broken then.
    /// </param>
    /// <returns>The socket; null where the client has left meanwhile, or the connection was broken.</returns>
    ValueTask<TakenSocket?> TakeAsync(CancellationToken giveUp);
}
