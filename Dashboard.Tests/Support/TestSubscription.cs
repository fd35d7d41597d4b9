using System.Net.Http.Headers;
using System.Text;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Support;

/// <summary>A subscriber that keeps all that it gets: the text as it came, and the events in it.</summary>
internal sealed class TestSubscription : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly EventStreamParser _parser = new(16 * 1024 * 1024);
    private readonly StringBuilder _text = new();
    private readonly List<ServerSentEvent> _events = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Stream _body;

    private TestSubscription(HttpClient http, HttpResponseMessage response, Stream body)
    {
        _http = http;
        Response = response;
        _body = body;
    }

    public HttpResponseMessage Response { get; }

    public string Text => _text.ToString();

    public IReadOnlyList<ServerSentEvent> Events => _events;

    /// <summary>The titles of the notifications so far, in the order in which they came.</summary>
    public IReadOnlyList<string> Titles =>
        [.. _events.Select(one => one.TryReadNotification()?.Title).OfType<string>()];

    public static async Task<TestSubscription> OpenAsync(
        Uri url, string? lastEventId = null, params (string Name, string Value)[] headers)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Eventually.Limit);
        return new TestSubscription(http, response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Reads until so many notifications are there.</summary>
    public Task<IReadOnlyList<string>> TitlesAsync(int count) => ReadUntilAsync(() => Titles.Count >= count, () => Titles);

    /// <summary>Reads until an event of a type is there.</summary>
    public Task<ServerSentEvent> EventAsync(string type) =>
        ReadUntilAsync(() => _events.Exists(one => one.Type == type), () => _events.Find(one => one.Type == type)!);

    /// <summary>Reads until so many events of any type are there.</summary>
    public Task<IReadOnlyList<ServerSentEvent>> EventsAsync(int count) =>
        ReadUntilAsync<IReadOnlyList<ServerSentEvent>>(() => _events.Count >= count, () => _events);

    /// <summary>Reads until some text is there.</summary>
    public Task<string> TextAsync(string expected) =>
        ReadUntilAsync(() => Text.Contains(expected, StringComparison.Ordinal), () => Text);

    /// <summary>Reads to the end of the stream.</summary>
    public Task<string> EndAsync() => ReadUntilAsync(() => false, () => Text);

    public ValueTask DisposeAsync()
    {
        Response.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> ReadUntilAsync<T>(Func<bool> done, Func<T> result)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        while (!done())
        {
            var count = await ReadAsync(limit.Token);
            if (count == 0)
            {
                break;
            }

            _text.Append(Encoding.UTF8.GetString(_buffer, 0, count));
            _parser.Parse(_buffer.AsSpan(0, count), _events);
        }

        return result();
    }

    private async Task<int> ReadAsync(CancellationToken limit)
    {
        try
        {
            return await _body.ReadAsync(_buffer, limit);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Not within {Eventually.Limit.TotalSeconds} s. So far there was:\n{Text}");
            return 0;
        }
    }
}
