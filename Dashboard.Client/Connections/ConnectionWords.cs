using Dashboard.Client.Contracts;

namespace Dashboard.Client.Connections;

/// <summary>What is known of a connection, in words.</summary>
public static class ConnectionWords
{
    /// <summary>The streams that it reads.</summary>
    public static string Streams(ConnectionSummary connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return string.Join(", ", connection.Streams.Select(stream => stream == StreamName.All ? "all streams" : stream));
    }

    /// <summary>The way that it came, and who says so.</summary>
    public static string Way(ConnectionSummary connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (connection.Claimed is not { } claimed)
        {
            return "Straight to the server";
        }

        (string Name, string? Value)[] headers =
            [("X-Forwarded-For", claimed.ForwardedFor), ("Forwarded", claimed.Forwarded), ("Via", claimed.Via)];
        var words = string.Join("; ", headers.Where(one => one.Value is not null).Select(one => $"{one.Name}: {one.Value}"));
        return connection.Proxied
            ? $"Through the trusted proxy at {connection.Remote}, which says: {words}"
            : $"Straight to the server; the sender claims, and is not believed: {words}";
    }
}
