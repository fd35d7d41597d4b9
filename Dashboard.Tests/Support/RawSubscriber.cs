using System.Buffers;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Support;

/// <summary>
/// A subscriber over a <see cref="RawConnection"/>: light enough for thousands, and strict with every byte of the
/// framing. It keeps where the notifications stand, not what is in them.
/// </summary>
internal sealed class RawSubscriber : IDisposable
{
    private readonly EventStreamParser _parser = new(1024 * 1024);
    private readonly ArrayBufferWriter<byte> _payload = new();
    private readonly List<ServerSentEvent> _events = [];
    private readonly byte[] _buffer;
    private readonly List<long> _positions = [];
    private readonly List<ServerSentEvent> _others = [];
    private readonly ChunkedBody? _chunks;
    private long _length;

    private RawSubscriber(RawConnection connection, RawHead head)
    {
        Connection = connection;
        _buffer = new byte[connection.Take];
        Head = head;
        _chunks = head["Transfer-Encoding"] == "chunked" ? new ChunkedBody() : null;
        _length = long.TryParse(head["Content-Length"], out var length) ? length : long.MaxValue;
    }

    public RawConnection Connection { get; }

    public RawHead Head { get; }

    /// <summary>The positions of the notifications, in the order in which they came.</summary>
    public IReadOnlyList<long> Positions => _positions;

    /// <summary>Heartbeats, gaps, farewells.</summary>
    public IReadOnlyList<ServerSentEvent> Others => _others;

    /// <summary>What to resume after; empty for nothing.</summary>
    public string LastEventId => _parser.LastEventId;

    public TimeSpan? Retry => _parser.Retry;

    /// <summary>Whether the body has come to its own end, as the framing says.</summary>
    public bool Ended => _chunks?.Ended ?? _length == 0;

    /// <summary>The reason of the farewell; null where there was none.</summary>
    public string? Bye => _others.Find(one => one.Type == EventTypes.Bye) is { } bye
        ? JsonSerializer.Deserialize(bye.Data, ContractsJson.Default.Bye)!.Reason
        : null;

    public static string Request(Uri server, string target = "/sse/ops", string lastEventId = "") =>
        $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/event-stream\r\n"
        + (lastEventId.Length > 0 ? $"Last-Event-ID: {lastEventId}\r\n\r\n" : "\r\n");

    public static async Task<RawSubscriber> OpenAsync(
        Uri server, string target = "/sse/ops", string lastEventId = "", int? window = null, int take = 4096) =>
        await TryOpenAsync(server, target, lastEventId, window, take) ?? throw new IOException("The connection ended without an answer.");

    /// <summary>Subscribes; null where the connection ends without an answer.</summary>
    public static async Task<RawSubscriber?> TryOpenAsync(
        Uri server, string target = "/sse/ops", string lastEventId = "", int? window = null, int take = 4096)
    {
        var connection = await RawConnection.OpenAsync(server, window, take);
        await connection.SendAsync(Request(server, target, lastEventId));
        var subscriber = await OnAsync(connection);
        if (subscriber is null)
        {
            connection.Dispose();
        }

        return subscriber;
    }

    /// <summary>Reads the answer to a request that was sent already; null where the connection ends without one.</summary>
    public static async Task<RawSubscriber?> OnAsync(RawConnection connection) =>
        await connection.HeadAsync() is { } head ? new RawSubscriber(connection, head) : null;

    /// <summary>Subscribes, and waits until it has caught up.</summary>
    public static async Task<RawSubscriber> OpenLiveAsync(Uri server, string target = "/sse/ops", string lastEventId = "")
    {
        var subscriber = await OpenAsync(server, target, lastEventId);
        await subscriber.LiveAsync();
        return subscriber;
    }

    /// <summary>Waits until it has caught up, as the first heartbeat says.</summary>
    public Task LiveAsync() => UntilAsync(() => _others.Exists(one => one.Type == EventTypes.Heartbeat), "a heartbeat");

    /// <summary>Reads until so many notifications are there.</summary>
    public async Task<IReadOnlyList<long>> PositionsAsync(int count)
    {
        await UntilAsync(() => _positions.Count >= count, $"{count} notifications");
        return _positions;
    }

    /// <summary>Reads to the end of the connection: after its own end a body may not go on.</summary>
    public async Task EndAsync()
    {
        while (await TakeAsync(_buffer.Length) > 0)
        {
        }
    }

    /// <summary>Waits for bytes, and takes so many of them at the most; 0 at the end of the body or of the connection.</summary>
    public Task<int> ReadAsync(int most = int.MaxValue) => Ended ? Task.FromResult(0) : TakeAsync(Math.Min(most, _buffer.Length));

    public void Dispose() => Connection.Dispose();

    private async Task UntilAsync(Func<bool> done, string what)
    {
        while (!done())
        {
            Assert.True(await ReadAsync() > 0, $"The stream of {Head} ended before {what}; there were {_positions.Count}, and {string.Join(' ', _others)}");
        }
    }

    private async Task<int> TakeAsync(int most)
    {
        var count = await Connection.ReadAsync(_buffer.AsMemory(0, (int)Math.Clamp(_length, 1, most)));
        if (_chunks is null)
        {
            Assert.True(count == 0 || _length > 0, "Something follows the end of the body.");
            _length -= count;
            _payload.Write(_buffer.AsSpan(0, count));
        }
        else
        {
            _chunks.Take(_buffer.AsSpan(0, count), _payload);
        }

        _parser.Parse(_payload.WrittenSpan, _events);
        _payload.ResetWrittenCount();
        foreach (var one in _events)
        {
            Keep(one);
        }

        _events.Clear();
        return count;
    }

    private void Keep(ServerSentEvent one)
    {
        if (one.Type == EventTypes.Message && EventId.TryParse(one.LastEventId, out var id))
        {
            _positions.Add(id.Position);
        }
        else
        {
            _others.Add(one);
        }
    }
}
