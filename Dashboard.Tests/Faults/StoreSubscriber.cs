using System.Net.Http.Headers;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Faults;

/// <summary>A subscriber from the first event on, which resumes by the last id whenever its connection ends.</summary>
internal sealed class StoreSubscriber : IAsyncDisposable
{
    private readonly StoreServer _server;
    private readonly string _stream;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<ServerSentEvent> _events = [];
    private readonly Task _reading;
    private string _lastEventId = "";
    private int _heartbeats;
    private int _connections;

    public StoreSubscriber(StoreServer server, string stream = StoreStorm.Stream)
    {
        _server = server;
        _stream = stream;
        _reading = Task.Run(ReadAllAsync);
    }

    /// <summary>Everything but heartbeats.</summary>
    public IReadOnlyList<ServerSentEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public string LastEventId => Volatile.Read(ref _lastEventId);

    public int Heartbeats => Volatile.Read(ref _heartbeats);

    /// <summary>How many times it connected.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAllAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _server.UpAsync(_stop.Token);
                await ReadAsync();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException || _stop.IsCancellationRequested)
            {
                // It comes back, or the test ends.
            }
        }
    }

    private async Task ReadAsync()
    {
        var from = LastEventId.Length == 0 ? "?since=all" : "";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Url, $"/sse/{_stream}{from}"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (LastEventId.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", LastEventId);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
        response.EnsureSuccessStatusCode();
        Interlocked.Increment(ref _connections);
        var body = await response.Content.ReadAsStreamAsync(_stop.Token);
        var parser = new EventStreamParser(1024 * 1024);
        var buffer = new byte[64 * 1024];
        var events = new List<ServerSentEvent>();
        for (int count; (count = await body.ReadAsync(buffer, _stop.Token)) > 0; events.Clear())
        {
            parser.Parse(buffer.AsSpan(0, count), events);
            Keep(events);
        }
    }

    private void Keep(List<ServerSentEvent> events)
    {
        lock (_lock)
        {
            foreach (var one in events)
            {
                if (one.Type == EventTypes.Heartbeat)
                {
                    Interlocked.Increment(ref _heartbeats);
                }
                else
                {
                    _events.Add(one);
                    Volatile.Write(ref _lastEventId, one.LastEventId.Length > 0 ? one.LastEventId : _lastEventId);
                }
            }
        }
    }
}
