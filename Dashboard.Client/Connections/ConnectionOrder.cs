namespace Dashboard.Client.Connections;

/// <summary>By what connections are sorted.</summary>
public enum ConnectionOrder
{
    /// <summary>The newest first.</summary>
    Since,

    /// <summary>By streams.</summary>
    Streams,

    /// <summary>Direct ones first, then by the name of the proxy.</summary>
    Path,

    /// <summary>By the client's address.</summary>
    Client,

    /// <summary>The most events first.</summary>
    Events,

    /// <summary>The most bytes first.</summary>
    Bytes,

    /// <summary>The furthest behind first.</summary>
    Behind,

    /// <summary>By version.</summary>
    Http,

    /// <summary>By what clients call themselves.</summary>
    Agent,
}
