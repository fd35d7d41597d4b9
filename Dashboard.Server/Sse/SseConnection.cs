using System.Buffers;
using Dashboard.Client.Contracts;
using Dashboard.Server.Fanout;

namespace Dashboard.Server.Sse;

/// <summary>
/// Sends one subscriber its events. Step 4 of 7 on a notification's way: whatever waits goes out in one write and one
/// flush. Live and replay are the same loop.
/// </summary>
internal sealed class SseConnection : IDisposable
{
    private readonly HttpContext _context;
    private readonly Subscriber _subscriber;
    private readonly SseOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _heartbeats;
    /// <summary>True from the start: the first heartbeat follows the replay at once, and tells a reader that it has caught up.</summary>
    private volatile bool _heartbeatDue = true;

    public SseConnection(HttpContext context, Subscriber subscriber, SseOptions options, TimeProvider time)
    {
        _context = context;
        _subscriber = subscriber;
        _options = options;
        _time = time;
        _heartbeats = time.CreateTimer(_ => HeartbeatDue(), null, options.HeartbeatEvery, options.HeartbeatEvery);
    }

    /// <summary>Why the connection ended, for the log of the server.</summary>
    public string Ended { get; private set; } = "client left";

    /// <summary>Sends until the client leaves, stops reading, or the server stops.</summary>
    /// <param name="start">Where the subscriber begins.</param>
    /// <param name="epoch">The log's epoch, for the ids in heartbeats.</param>
    /// <param name="stopping">The server stops: the stream says so and ends.</param>
    public async Task RunAsync(StartPosition start, string epoch, CancellationToken stopping)
    {
        await using var wakeAtStop = stopping.Register(_subscriber.Wake);
        var last = start.LastId;
        var caughtUp = false;
        Write(EventStreamText.Opening(Retry.Spread(_options.RetryFrom, _options.RetryTo)));
        if (start.Gap is { } gap)
        {
            Write(EventStreamText.Event(EventTypes.Gap, gap, ContractsJson.Wire.Gap));
        }

        while (await FlushAsync())
        {
            if (stopping.IsCancellationRequested)
            {
                await FarewellAsync();
                return;
            }

            var frames = await _subscriber.TakeAsync(_context.RequestAborted);
            if (frames.Count == 0 && !_heartbeatDue)
            {
                await _subscriber.WaitAsync(_context.RequestAborted);
                continue;
            }

            foreach (var frame in frames)
            {
                Write(frame.Bytes.Span);
                last = new EventId(epoch, frame.Entry.Position).ToString();
            }

            caughtUp |= !_subscriber.Behind;
            if (_heartbeatDue && caughtUp)
            {
                _heartbeatDue = false;
                Write(EventStreamText.Event(EventTypes.Heartbeat, new Heartbeat(_time.GetUtcNow(), last), ContractsJson.Wire.Heartbeat));
            }
        }
    }

    public void Dispose() => _heartbeats.Dispose();

    private void HeartbeatDue()
    {
        _heartbeatDue = true;
        _subscriber.Wake();
    }

    private async Task FarewellAsync()
    {
        Ended = "server stops";
        Write(EventStreamText.Farewell(Bye.Shutdown, Retry.Spread(_options.RetryFrom, _options.RetryTo)));
        await FlushAsync();
    }

    private void Write(ReadOnlySpan<byte> bytes) => _context.Response.BodyWriter.Write(bytes);

    /// <summary>
    /// Sends what was written; false where the connection is over. Kestrel alone would wait for a reader that stands
    /// still for as long as the data would need at 240 bytes a second, which is hours.
    /// </summary>
    private async ValueTask<bool> FlushAsync()
    {
        var flush = _context.Response.BodyWriter.FlushAsync(_context.RequestAborted);
        if (flush.IsCompletedSuccessfully)
        {
            return !flush.Result.IsCompleted;
        }

        try
        {
            return !(await flush.AsTask().WaitAsync(_options.WriteTimeout, _time, _context.RequestAborted)).IsCompleted;
        }
        catch (TimeoutException)
        {
            Ended = "reader stood still";
            _context.Abort();
            return false;
        }
    }
}
