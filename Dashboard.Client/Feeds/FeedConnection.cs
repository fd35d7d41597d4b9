using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Dashboard.Client.Feeds;

/// <summary>
/// One request for an event stream, with a socket of its own. Step 6 of 7 on a notification's way: it is read here, and
/// stamped as the socket read returns.
/// </summary>
internal sealed class FeedConnection : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>What it is called where connections are listed, and in the access log of a proxy.</summary>
    private static readonly ProductInfoHeaderValue s_agent = new("Dashboard", null);

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly HttpClient _http;
    private readonly EventStreamParser _parser;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private StampedStream? _socket;

    /// <param name="options">How it reads.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lastEventId">What to resume after; empty for nothing.</param>
    public FeedConnection(FeedOptions options, TimeProvider time, string lastEventId)
    {
        _parser = new EventStreamParser(options.MaxEventBytes, lastEventId);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PlaintextStreamFilter = (context, _) =>
                ValueTask.FromResult<Stream>(_socket = new StampedStream(context.PlaintextStream, time)),
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The number of the last socket read of this connection.</summary>
    public long Read => _socket?.Reads ?? 0;

    /// <summary>When it returned, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long ReadAt => _socket?.LastReadAt ?? 0;

    /// <summary>What to resume after; empty for nothing.</summary>
    public string LastEventId => _parser.LastEventId;

    /// <summary>The reconnection time that the stream asked for.</summary>
    public TimeSpan? Retry => _parser.Retry;

    /// <summary>Sends the request and waits for the response headers.</summary>
    /// <exception cref="EventStreamException">The answer is no event stream.</exception>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    public async Task OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.UserAgent.Add(s_agent);
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (LastEventId.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", LastEventId);
        }

        _response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (_response.StatusCode != HttpStatusCode.OK)
        {
            throw new EventStreamException($"The answer was {(int)_response.StatusCode} {_response.ReasonPhrase}.");
        }

        var type = _response.Content.Headers.ContentType?.MediaType;
        if (!string.Equals(type, "text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            throw new EventStreamException($"The answer was of type {type ?? "unknown"}, not text/event-stream.");
        }

        _body = await _response.Content.ReadAsStreamAsync(cancellationToken);
    }

    /// <summary>Waits for bytes and adds the events that they complete; false at the end of the stream.</summary>
    public async Task<bool> ReadAsync(ICollection<ServerSentEvent> events, CancellationToken cancellationToken)
    {
        var count = await _body!.ReadAsync(_buffer, cancellationToken);
        _parser.Parse(_buffer.AsSpan(0, count), events);
        return count > 0;
    }

    /// <summary>Why there was no answer, in words that name no internals.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        EventStreamException => failure.Message,
        TimeoutException => failure.Message,
        OperationCanceledException => "No connection could be made in time.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            "Nothing listens at that address (connection refused).",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The host name is not known.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The TLS handshake failed.",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            "The connection was closed before an answer came.",
        HttpRequestException or IOException => "The connection was cut.",
        _ => failure.GetType().Name,
    };

    public void Dispose()
    {
        _response?.Dispose();
        _http.Dispose();
    }
}
