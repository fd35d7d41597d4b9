using Dashboard.Client.Contracts;
using Microsoft.Extensions.Logging;

namespace Dashboard.Client.Feeds;

/// <summary>
/// The one reader of an event stream, for all its viewers: it connects, reads, resumes with <c>Last-Event-ID</c>, and
/// goes on after failures that would end a browser's <c>EventSource</c> for good. A viewer is a place in it, not a queue.
/// </summary>
public sealed partial class Feed : IAsyncDisposable
{
    private readonly FeedKey _key;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FeedWindow _window;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private FeedSnapshot _snapshot = new();

    /// <summary>Socket reads of the connections before the current one.</summary>
    private long _earlierReads;

    internal Feed(FeedKey key, FeedOptions options, TimeProvider time, ILogger logger)
    {
        _key = key;
        _options = options;
        _time = time;
        _logger = logger;
        _window = new FeedWindow(options.Kept);
        _running = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <summary>Raised after events or the state have changed, on the reader's own thread: handlers must be quick and must not throw.</summary>
    public event Action? Changed;

    /// <summary>What it reads.</summary>
    public Uri Url => _key.Url;

    /// <summary>What the connection is like now.</summary>
    public FeedSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>How far it can be trusted now.</summary>
    public FeedState State => Snapshot.State(_time, _options);

    /// <summary>Adds the events after a place in the feed; the answer says how many of them are not kept any more.</summary>
    public long ReadAfter(long sequence, ICollection<FeedEvent> events) => _window.ReadAfter(sequence, events);

    /// <summary>Stops reading and waits for the end of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            TimeSpan? retry;
            using (var connection = new FeedConnection(_options, _time, _snapshot.LastEventId))
            {
                failures = await ReadOnceAsync(connection, stop) ? 0 : failures + 1;
                _earlierReads += connection.Read;
                retry = connection.Retry;
            }

            await WaitAsync(retry, failures, stop);
            Update(_snapshot with { Reconnects = _snapshot.Reconnects + 1 });
        }
    }

    /// <summary>Connects and reads to the end; false where not even the response headers came.</summary>
    private async Task<bool> ReadOnceAsync(FeedConnection connection, CancellationToken stop)
    {
        var opened = false;
        try
        {
            await OpenAsync(connection, stop);
            opened = true;
            Lost(await ReadToEndAsync(connection, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last viewer has left.
        }
        catch (Exception failure) when (failure
            is HttpRequestException or IOException or EventStreamException or TimeoutException or OperationCanceledException)
        {
            Lost(FeedConnection.Describe(failure));
        }

        return opened;
    }

    private async Task OpenAsync(FeedConnection connection, CancellationToken stop)
    {
        Update(_snapshot with { UnderWay = true, RequestedAt = _time.GetTimestamp(), HeadersAt = null, CaughtUp = false });
        await UnlessSilentAsync(connection.OpenAsync(_key.Url, stop), stop);
        var now = _time.GetTimestamp();
        Update(_snapshot with
        {
            Connected = true,
            HeadersAt = now,
            LastByteAt = now,
            FirstConnectedAt = _snapshot.FirstConnectedAt ?? now,
            Trouble = null,
        });
        Log.Connected(_logger, _key.Url.GetLeftPart(UriPartial.Path));
    }

    /// <summary>Reads until the stream ends; the answer says how it ended.</summary>
    private async Task<string> ReadToEndAsync(FeedConnection connection, CancellationToken stop)
    {
        var events = new List<ServerSentEvent>();
        var end = "The stream ended.";
        bool more;
        do
        {
            events.Clear();
            var reading = connection.ReadAsync(events, stop);
            await UnlessSilentAsync(reading, stop);
            more = await reading;
            Take(events, connection);
            end = events.Find(one => one.Type == EventTypes.Bye) is { } bye ? bye.FarewellInWords() : end;
        }
        while (more);
        return end;
    }

    /// <summary>A connection that stays silent is given up, where the viewers want it so.</summary>
    private async Task UnlessSilentAsync(Task pending, CancellationToken stop)
    {
        if (!_key.CutWhenStale || pending.IsCompleted)
        {
            await pending;
            return;
        }

        try
        {
            await pending.WaitAsync(_options.CutAfter, _time, stop);
        }
        catch (TimeoutException silent)
        {
            throw new TimeoutException($"No byte came for {_options.CutAfter.TotalSeconds:0.#} s.", silent);
        }
    }

    private void Take(List<ServerSentEvent> events, FeedConnection connection)
    {
        var snapshot = _snapshot with { LastByteAt = connection.ReadAt };
        string? missed = null;
        foreach (var one in events)
        {
            snapshot = snapshot with { LastEventId = one.LastEventId };
            if (one.Type != EventTypes.Bye)
            {
                snapshot = snapshot with { LostAt = null };
            }

            if (one.Type == EventTypes.Message)
            {
                snapshot = snapshot with { LastNotificationAt = connection.ReadAt };
            }
            else if (one.Type == EventTypes.Heartbeat)
            {
                var heartbeat = one.TryReadHeartbeat();
                if ((missed = Missed(heartbeat, snapshot.LastEventId)) is not null)
                {
                    break;
                }

                snapshot = snapshot with { CaughtUp = snapshot.CaughtUp || heartbeat?.CatchingUp != true };
                continue;
            }

            var sequence = _window.Add(one, _earlierReads + connection.Read, connection.ReadAt);
            snapshot = snapshot with { LastSequence = sequence };
        }

        // A block without data is no event, and moves the id all the same.
        Update(missed is null ? snapshot with { LastEventId = connection.LastEventId } : snapshot);
        if (missed is not null)
        {
            throw new EventStreamException($"Notification {missed} was sent and did not arrive; asking for it again.");
        }
    }

    /// <summary>A heartbeat names the last notification that was sent; the answer is its id where it never arrived.</summary>
    private static string? Missed(Heartbeat? heartbeat, string lastEventId) =>
        heartbeat?.Last is { } last
        && EventId.TryParse(last, out var sent)
        && EventId.TryParse(lastEventId, out var got)
        && sent.Epoch == got.Epoch && sent.Position > got.Position
            ? last
            : null;

    private async Task WaitAsync(TimeSpan? asked, int failures, CancellationToken stop)
    {
        var backOff = _options.FirstRetry * Math.Pow(2, Math.Min(failures, 10));
        var wait = asked > backOff ? asked.Value : backOff;
        var bounded = wait < _options.LongestRetry ? wait : _options.LongestRetry;

        // A fifth to either side, so that readers which lost the same server do not come back in step.
        var spread = bounded * (0.8 + (Random.Shared.NextDouble() * 0.4));
        await Task.Delay(spread, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Lost(string trouble)
    {
        Update(_snapshot with
        {
            Connected = false,
            UnderWay = false,
            LostAt = _snapshot.LostAt ?? _time.GetTimestamp(),
            Trouble = trouble,
        });
        Log.Lost(_logger, _key.Url.GetLeftPart(UriPartial.Path), trouble);
    }

    private void Update(FeedSnapshot snapshot)
    {
        Volatile.Write(ref _snapshot, snapshot);
        Changed?.Invoke();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Feed {Url} is connected.")]
        public static partial void Connected(ILogger logger, string url);

        [LoggerMessage(2, LogLevel.Debug, "Feed {Url} lost its connection: {Trouble}")]
        public static partial void Lost(ILogger logger, string url, string trouble);
    }
}
