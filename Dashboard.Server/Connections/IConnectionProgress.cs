namespace Dashboard.Server.Connections;

/// <summary>How far a connection is, read while it goes on: by whoever sends to it, for whoever watches.</summary>
internal interface IConnectionProgress
{
    /// <summary>Everything in the log up to here has been sent or does not concern the subscriber.</summary>
    long Position { get; }

    /// <summary>Notifications sent; heartbeats and the like are not counted.</summary>
    long EventsSent { get; }

    /// <summary>Bytes of the stream, without those of HTTP around it.</summary>
    long BytesSent { get; }

    /// <summary>Tells the client to go, and ends the stream.</summary>
    void Close();
}
