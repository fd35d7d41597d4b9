namespace Dashboard.Client.Streams;

/// <summary>By what streams are sorted.</summary>
public enum StreamOrder
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>The liveliest first.</summary>
    Rate,

    /// <summary>Those with the most subscribers first.</summary>
    Subscribers,

    /// <summary>Those with the newest notification first.</summary>
    Last,

    /// <summary>Those with the most notifications first.</summary>
    Notifications,

    /// <summary>The largest first.</summary>
    Size,

    /// <summary>Those that keep the most notifications first.</summary>
    Kept,
}
