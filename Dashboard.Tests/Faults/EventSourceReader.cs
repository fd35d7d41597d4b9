using System.Net.Sockets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>
/// Reads as a browser's EventSource does: it comes back by its last id whenever its connection ends, and any status but
/// 200 ends it for good. It waits less than it is told, so that a test ends today.
/// </summary>
internal sealed class EventSourceReader(Uri url, Func<int>? breakAfter = null)
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(200);

    private readonly List<long> _positions = [];

    /// <summary>Every notification, in the order in which they came, over all its connections.</summary>
    public IReadOnlyList<long> Positions => _positions;

    public string LastEventId { get; private set; } = "";

    /// <summary>How often it got an answer.</summary>
    public int Connections { get; private set; }

    /// <summary>Reads until so many notifications are there.</summary>
    public async Task<IReadOnlyList<long>> ReadAsync(int count)
    {
        using var pace = new PeriodicTimer(s_longestWait);
        while (_positions.Count < count)
        {
            if (!await ConnectOnceAsync(count))
            {
                await pace.WaitForNextTickAsync();
            }
        }

        return _positions;
    }

    /// <summary>One connection to its end; whether it brought anything.</summary>
    private async Task<bool> ConnectOnceAsync(int count)
    {
        var subscriber = await OpenAsync();
        if (subscriber is null)
        {
            return false;
        }

        Connections++;
        Assert.Equal((200, "text/event-stream"), (subscriber.Head.Status, subscriber.Head["Content-Type"]));
        var bytes = breakAfter?.Invoke() ?? int.MaxValue;
        while (bytes > 0 && _positions.Count + subscriber.Positions.Count < count && await subscriber.ReadAsync(bytes) is var read and > 0)
        {
            bytes -= read;
        }

        // Breaks in the middle of whatever was on its way; what was complete counts.
        subscriber.Connection.Reset();
        Assert.Empty(subscriber.Others.Where(one => one.Type == "gap"));
        _positions.AddRange(subscriber.Positions);
        LastEventId = subscriber.LastEventId.Length > 0 ? subscriber.LastEventId : LastEventId;
        return subscriber.Positions.Count > 0;
    }

    /// <summary>Null where nobody answers: as with EventSource, only an answer can be final.</summary>
    private async Task<RawSubscriber?> OpenAsync()
    {
        try
        {
            return await RawSubscriber.TryOpenAsync(url, url.PathAndQuery, LastEventId);
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
