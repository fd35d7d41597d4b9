using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Feeds;
using Microsoft.Extensions.Logging;

namespace Dashboard.Client.Operations;

/// <summary>
/// What people have done, for all screens of the process: read once as a whole, then followed over the event stream like
/// everything else. Where the stream cannot tell all (a gap, another log), the whole is read again.
/// </summary>
public sealed partial class OperationsBoard(FeedHub feeds, IServerAddress server, TimeProvider time, ILogger<OperationsBoard> logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(2);

    /// <summary>Longer than that a clock is not trusted to have run evenly; it is looked at again then.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource _stop = new();

    /// <summary>One note is enough, however much has changed since.</summary>
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _start = new();
    private readonly Lock _ending = new();
    private readonly List<FeedEvent> _taken = [];
    private Task? _running;
    private ITimer? _end;
    private FeedLease? _lease;
    private OperationsState _state = OperationsState.Empty;
    private EventId _asOf;
    private long _sequence;

    /// <summary>Raised after the state has changed, or something of it has ended by itself, on a thread of its own: handlers must be quick and must not throw.</summary>
    public event Action? Changed;

    /// <summary>What counts now. The first look at it begins the reading; until <see cref="IsKnown"/> it is empty.</summary>
    public OperationsState State
    {
        get
        {
            Begin();
            return Volatile.Read(ref _state);
        }
    }

    /// <summary>Whether the server has told what people did before.</summary>
    public bool IsKnown => _asOf.Epoch is not null;

    /// <summary>How far what is known can be trusted to be all.</summary>
    public FeedState FeedState => Volatile.Read(ref _lease)?.Feed.State ?? FeedState.Connecting;

    /// <summary>What people have done with a notification.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="now">The server's time.</param>
    public NotificationState StateOf(Notification notification, DateTimeOffset now) => State.StateOf(notification, now);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running is { } running)
        {
            await running;
        }

        if (_end is { } end)
        {
            await end.DisposeAsync();
        }

        _http.Dispose();
        _stop.Dispose();
    }

    private void Begin()
    {
        if (Volatile.Read(ref _running) is not null)
        {
            return;
        }

        lock (_start)
        {
            _running ??= Task.Run(() => RunAsync(_stop.Token));
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await ReadAllAsync(stop);
            using var lease = feeds.Open(new FeedKey(new Uri(server.Direct, $"/sse/{StreamName.Operations}?since={_asOf}")));
            Volatile.Write(ref _lease, lease);
            lease.Feed.Changed += Wake;
            try
            {
                do
                {
                    await TakeAsync(lease.Feed, stop);
                }
                while (await _news.Reader.ReadAsync(stop));
            }
            finally
            {
                lease.Feed.Changed -= Wake;
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The process ends, and whatever was under way with it.
        }
    }

    private void Wake() => _news.Writer.TryWrite(true);

    private async Task TakeAsync(Feed feed, CancellationToken stop)
    {
        _taken.Clear();
        var skipped = feed.ReadAfter(_sequence, _taken);
        if (_taken.Count == 0)
        {
            return;
        }

        _sequence = _taken[^1].Sequence;
        if (skipped > 0 || _taken.Exists(one => one.Event.Type == EventTypes.Gap || IsOfAnotherLog(one.Event)))
        {
            await ReadAllAsync(stop);
        }

        var operations = _taken.Select(one => TryRead(one.Event)).OfType<(Notification, Operation)>().ToArray();
        if (operations.Length > 0)
        {
            Show(_state.After(operations));
        }
    }

    private bool IsOfAnotherLog(ServerSentEvent one) => EventId.TryParse(one.LastEventId, out var id) && id.Epoch != _asOf.Epoch;

    /// <summary>The operation that an event records; null where it is none, or is in the state already.</summary>
    private (Notification Record, Operation Operation)? TryRead(ServerSentEvent one)
    {
        if (one.TryReadNotification() is not { Data: { } data } record
            || !EventId.TryParse(record.Id, out var id) || id.Epoch != _asOf.Epoch || id.Position <= _asOf.Position)
        {
            return null;
        }

        _asOf = id;
        try
        {
            return data.Deserialize(ContractsJson.Default.Operation) is { } operation ? (record, operation) : null;
        }
        catch (Exception failure)
        {
            // Another version recorded it; the server does not count it either. What people do next is shown all the same.
            Log.Unreadable(logger, record.Id, failure.Message);
            return null;
        }
    }

    /// <summary>Reads the whole, however long the server does not answer.</summary>
    private async Task ReadAllAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var snapshot = await _http.GetFromJsonAsync(new Uri(server.Direct, "/api/operations"), ContractsJson.Default.OperationsSnapshot, stop);
                if (EventId.TryParse(snapshot?.AsOf, out var asOf))
                {
                    _asOf = asOf;
                    Show(OperationsState.Of(snapshot));
                    return;
                }
            }
            catch (Exception failure) when (!stop.IsCancellationRequested
                && failure is HttpRequestException or JsonException or InvalidOperationException or OperationCanceledException)
            {
                Log.Unread(logger, failure.Message);
            }

            await Task.Delay(s_retryAfter, time, stop);
        }
    }

    private void Show(OperationsState state)
    {
        Volatile.Write(ref _state, state);
        Tell();
    }

    /// <summary>What ends by itself is told of when it does, like what people do: no screen has to watch the clock for it.</summary>
    private void Tell()
    {
        Changed?.Invoke();
        lock (_ending)
        {
            var now = time.GetUtcNow();
            var wait = Volatile.Read(ref _state).NextEnd(now) - now;
            _end ??= time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _end.Change(wait is null ? Timeout.InfiniteTimeSpan : wait < s_longestWait ? wait.Value : s_longestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The operations could not be read; it is tried again: {Reason}")]
        public static partial void Unread(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Operation {Id} cannot be read, and is not shown: {Reason}")]
        public static partial void Unreadable(ILogger logger, string id, string reason);
    }
}
