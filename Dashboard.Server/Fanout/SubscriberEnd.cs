namespace Dashboard.Server.Fanout;

/// <summary>Why a subscriber gets no more events.</summary>
internal enum SubscriberEnd
{
    /// <summary>The client has left, or its connection was lost.</summary>
    ClientLeft,

    /// <summary>A write stood still for longer than <see cref="FanoutOptions.WriteTimeout"/>.</summary>
    StoodStill,

    /// <summary>The server stops; the subscriber has been told.</summary>
    ServerStops,

    /// <summary>Somebody who operates the server closed it; the subscriber has been told, and may come back.</summary>
    Closed,

    /// <summary>Something went wrong, such as that the log could not be read; the server's own log says what.</summary>
    Failed,
}
