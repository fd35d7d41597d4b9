namespace Dashboard.Client.Contracts;

/// <summary>Who is connected to the server's streams.</summary>
public interface IConnections
{
    /// <summary>Everybody who is connected; at most half a second old, and shared by all who look.</summary>
    ConnectionsSnapshot Current { get; }

    /// <summary>Tells a client to go, and ends its stream; it may come back.</summary>
    /// <param name="id">The id of the connection.</param>
    /// <returns>False where there is no such connection any more.</returns>
    bool Close(string id);
}
