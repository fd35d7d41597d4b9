namespace Dashboard.Server.Transport;

/// <summary>How connections are held; section <c>Transport</c> of the configuration.</summary>
internal sealed class TransportOptions
{
    /// <summary>
    /// How long what was sent may stay unacknowledged before the connection is given up (TCP_USER_TIMEOUT, RFC 5482). A
    /// peer that vanished without a word, such as a laptop that was closed, is found out by the first heartbeat and this
    /// time, not after the quarter of an hour that the system would try. Twice the time between heartbeats, so that a
    /// short loss of the network costs no connection. Only where the system has it (Linux).
    /// </summary>
    public TimeSpan PeerTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
