namespace Dashboard.Server.Connections;

/// <summary>Who is connected, and how many of them get what is published to a stream.</summary>
internal sealed class ConnectionRegistry
{
    private readonly Lock _lock = new();
    private readonly HashSet<Connection> _connections = new(ReferenceEqualityComparer.Instance);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Adds a connection, unless there are as many as allowed already.</summary>
    public bool TryAdd(Connection connection, int limit)
    {
        lock (_lock)
        {
            return _connections.Count < limit && _connections.Add(connection);
        }
    }

    public void Remove(Connection connection)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }

    /// <summary>How many connections read a stream.</summary>
    public int ReceiversOf(string stream)
    {
        lock (_lock)
        {
            return _connections.Count(connection => connection.Scope.Contains(stream));
        }
    }
}
