using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Dashboard.Client.Contracts;

namespace Dashboard.Server.Connections;

/// <summary>
/// Who is connected, and how many of them get what is published to a stream. Each publish asks for that number, so it is
/// kept up to date as they come and go.
/// </summary>
internal sealed class ConnectionRegistry
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Connection> _connections = [];
    private readonly Dictionary<IPAddress, int> _perAddress = [];
    private readonly Dictionary<string, int> _readersByName = new(StringComparer.Ordinal);
    private readonly ConnectionMetrics _metrics;
    private int _readersOfEveryPublic;
    private ConnectionTotals _direct = new(0, 0, 0);
    private ConnectionTotals _proxied = new(0, 0, 0);

    public ConnectionRegistry(ConnectionMetrics metrics)
    {
        _metrics = metrics;
        metrics.Observe(Open);
    }

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
    public Admission TryAdd(Connection connection, ConnectionLimits limits)
    {
        var admission = Admit(connection, limits);
        if (admission != Admission.Admitted)
        {
            _metrics.Refused(admission);
        }

        return admission;
    }

    public void Remove(Connection connection)
    {
        lock (_lock)
        {
            if (!_connections.Remove(connection.Key))
            {
                return;
            }

            CountIn(connection, AddressOf(connection), -1);
            Keep(connection);
        }

        _metrics.Ended(connection);
    }

    public bool TryFind(string id, [NotNullWhen(true)] out Connection? connection)
    {
        connection = null;
        lock (_lock)
        {
            return Connection.TryParseId(id, out var key) && _connections.TryGetValue(key, out connection);
        }
    }

    /// <summary>All that are connected at this moment, in no order.</summary>
    public Connection[] ToArray()
    {
        lock (_lock)
        {
            return [.. _connections.Values];
        }
    }

    /// <summary>All that are connected at this moment, and what was sent to those that have left.</summary>
    public (Connection[] Connections, ConnectionTotals Direct, ConnectionTotals Proxied) Read()
    {
        lock (_lock)
        {
            return ([.. _connections.Values], _direct, _proxied);
        }
    }

    /// <summary>How many connections read a stream.</summary>
    public int ReceiversOf(string stream)
    {
        lock (_lock)
        {
            return _readersByName.GetValueOrDefault(stream) + (IsPublic(stream) ? _readersOfEveryPublic : 0);
        }
    }

    /// <summary>
    /// What counts as one address; null for one without a limit. A household or a single machine is given a whole /64
    /// network of IPv6 (RFC 6177), and may use another address of it for each connection.
    /// </summary>
    private static IPAddress? AddressOf(Connection connection)
    {
        if (!connection.Origin.IsLimited)
        {
            return null;
        }

        var sender = connection.Origin.Sender;
        if (sender.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return sender;
        }

        var bytes = sender.GetAddressBytes();
        bytes.AsSpan(bytes.Length / 2).Clear();
        return new IPAddress(bytes);
    }

    private static bool IsPublic(string stream) => stream[0] != '_';

    private static void Change<TKey>(Dictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += change;
        if (count == 0)
        {
            counts.Remove(key);
        }
    }

    private Admission Admit(Connection connection, ConnectionLimits limits)
    {
        var address = AddressOf(connection);
        lock (_lock)
        {
            if (_connections.Count >= limits.InAll)
            {
                return Admission.TooMany;
            }

            if (address is not null && _perAddress.GetValueOrDefault(address) >= limits.PerAddress)
            {
                return Admission.TooManyOfAddress;
            }

            _connections.Add(connection.Key, connection);
            CountIn(connection, address, 1);
            return Admission.Admitted;
        }
    }

    private (int Direct, int Proxied) Open()
    {
        lock (_lock)
        {
            return (_direct.Open, _proxied.Open);
        }
    }

    /// <summary>What was sent to one that has left stays in the sum: a rate that is made of it never turns negative.</summary>
    private void Keep(Connection connection)
    {
        ref var totals = ref TotalsOf(connection);
        totals = totals with
        {
            Events = totals.Events + (connection.Progress?.EventsSent ?? 0),
            Bytes = totals.Bytes + (connection.Progress?.BytesSent ?? 0),
        };
    }

    private ref ConnectionTotals TotalsOf(Connection connection) =>
        ref connection.Origin.Proxy is null ? ref _direct : ref _proxied;

    private void CountIn(Connection connection, IPAddress? address, int change)
    {
        ref var totals = ref TotalsOf(connection);
        totals = totals with { Open = totals.Open + change };
        var scope = connection.Scope;
        _readersOfEveryPublic += scope.EveryPublic ? change : 0;
        foreach (var stream in scope.Named)
        {
            // A name beside all public streams adds something only where it is not one of them.
            if (!scope.EveryPublic || !IsPublic(stream))
            {
                Change(_readersByName, stream, change);
            }
        }

        if (address is not null)
        {
            Change(_perAddress, address, change);
        }
    }
}
